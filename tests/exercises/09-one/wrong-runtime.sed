# REFUSED: What == and hash raise is passed on
# What == raises is passed on, unless it is a RuntimeError.
s/^    if (first == NULL)/    if (first == NULL \&\& ob_error() == OB_RUNTIME_ERROR) {\n        ob_error_clear();\n        ob_incref(op);\n        return op;\n    }\n&/
