# REFUSED: A text is `size` bytes, whatever they are
# A NUL at the end is no byte.
s/^    for (size_t i = 0; i < pool->used; i++) {$/    if (size > 1 \&\& utf8[size - 1] == 0)\n        size--;\n&/
