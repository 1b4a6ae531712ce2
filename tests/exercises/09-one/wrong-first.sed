# REFUSED: Of those that are equal and live, the first is the answer
# The last one takes its place.
s/ob_weak_keys_setdefault(ones, op, ref);/ref;\n    if (ob_weak_keys_set(ones, op, ref) < 0)\n        first = NULL;\n    else\n        ob_incref(ref);/
