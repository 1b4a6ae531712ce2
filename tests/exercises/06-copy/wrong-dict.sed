# REFUSED: Neither op nor the copy may get a dict by copying:
# Looks into both.
s/^    if (dict == NULL)$/    if (dict == NULL) {\n        dict = ob_vars(op);\n        if (dict != NULL)\n            ob_decref(dict);\n    }\n    if (dict == NULL)/
