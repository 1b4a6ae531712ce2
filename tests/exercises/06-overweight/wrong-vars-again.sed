# REFUSED: You made a dict by looking for one.
# Asks for the attribute.
s/^    return \*(ObObject \*const \*).*$/    ObObject *dict = ob_getattr((ObObject *)(uintptr_t)op, "__dict__");\n    if (dict != NULL)\n        ob_decref(dict);\n    return dict != NULL;/
