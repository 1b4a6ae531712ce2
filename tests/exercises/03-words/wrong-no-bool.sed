# REFUSED: True and False are numbers
# Adds to nothing but an int.
s/^    ObObject \*zero = /    if (old != NULL \&\& ob_type(old) != \&ob_int_type)\n        return ob_raise(OB_TYPE_ERROR, "not an int");\n&/
