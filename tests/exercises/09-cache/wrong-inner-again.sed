# REFUSED: While make ran, an object for this key has come to live.
# Looks, and returns its own.
s/^    ob_decref(made);$/    if (op == NULL) {\n        ob_decref(made);\n        return NULL;\n    }\n    ob_decref(op);\n    op = made;/
