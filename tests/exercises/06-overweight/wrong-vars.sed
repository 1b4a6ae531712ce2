# REFUSED: You made a dict by looking for one.
# Asks for the dict.
s/^    return \*(ObObject \*const \*).*$/    ObObject *dict = ob_vars((ObObject *)(uintptr_t)op);\n    if (dict != NULL)\n        ob_decref(dict);\n    return dict != NULL;/
