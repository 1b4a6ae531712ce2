# REFUSED: What the hash or the == of a key raises is passed on
# Whatever a hash raises becomes a TypeError.
/^ObObject \*cache_get/,/^}/s/^    ObObject \*op;/    ObObject *op;\n    if (ob_hash(key) == -1) {\n        ob_error_clear();\n        return ob_raise(OB_TYPE_ERROR, "no hash");\n    }/
