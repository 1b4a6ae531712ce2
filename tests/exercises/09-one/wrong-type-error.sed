# REFUSED: What == and hash raise is passed on.
# A TypeError of an == is taken for "not equal".
s/^    if (first == NULL)$/    if (first == NULL \&\& ob_error() == OB_TYPE_ERROR) {\n        ob_error_clear();\n        ob_incref(op);\n        return op;\n    }\n&/
