# REFUSED: the number under it goes up by one, from whatever it was
# Takes the smallest number for none.
s/^    return ob_int_add(old/    if (old != NULL \&\& ob_int_check(old) \&\& ob_int_value(old) == INT64_MIN)\n        return ob_int_new(1);\n&/
