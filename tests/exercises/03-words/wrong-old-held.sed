# REFUSED: What the dict had under the word was not let go of
# The old number is held when the sum does not fit.
s/^    return ob_int_add(old != NULL ? old : zero, one);/    ObObject *sum = ob_int_add(old != NULL ? old : zero, one);\n    if (sum == NULL \&\& ob_error() == OB_OVERFLOW_ERROR)\n        ob_incref(old);\n    return sum;/
