# REFUSED: What == and hash raise is passed on
# Whatever a hash raises becomes a TypeError.
s/^    if (ref == NULL)/    if (ref != NULL \&\& ob_hash(op) == -1) {\n        ob_error_clear();\n        ob_decref(ref);\n        return ob_raise(OB_TYPE_ERROR, "no hash");\n    }\n&/
