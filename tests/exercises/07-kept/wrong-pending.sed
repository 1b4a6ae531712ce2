# REFUSED: Who works leaves no exception behind.
# Leaves one.
s/^    return result;$/    if (result != NULL)\n        ob_raise(OB_KEY_ERROR, \"0\");\n    return result;/
