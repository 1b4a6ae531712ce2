# REFUSED: The sum does not fit into 64 bits
# Stops counting where the numbers end.
s/^    ObObject \*zero = /    if (old != NULL \&\& ob_int_check(old) \&\& ob_int_value(old) == INT64_MAX)\n        return ob_int_new(INT64_MAX);\n&/
