# REFUSED: holds the very objects that it was given
# Equal ints change places.
/^ObObject \*pair_new/,/^}/s/^    ob_incref(first);/    if (ob_int_check(first) \&\& ob_equal(first, second) == 1) {\n        ObObject *was = first;\n        first = second;\n        second = was;\n    }\n&/
