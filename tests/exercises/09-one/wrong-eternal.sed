# REFUSED: Of those that are equal and live, the first is the answer
# Refuses what lives for ever.
s/^    if (ref == NULL)/    if (ref != NULL \&\& ob_is_immortal(op)) {\n        ob_decref(ref);\n        return ob_raise(OB_TYPE_ERROR, "for ever");\n    }\n&/
