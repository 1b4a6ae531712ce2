# REFUSED: What was noted last about an object is the answer.
# Goes by a part of the address.
s/^    return ob_int_new((int64_t)(intptr_t)op);$/    return ob_int_new((int64_t)(int32_t)((intptr_t)op >> 28));/
