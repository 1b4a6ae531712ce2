# REFUSED: holds the very objects that it was given
# Equal floats are one, which is held twice.
/^ObObject \*pair_new/,/^}/s/^    ob_incref(first);/    if (ob_type(first) == \&ob_float_type \&\& ob_equal(first, second) == 1)\n        second = first;\n&/
