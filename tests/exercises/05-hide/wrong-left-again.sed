# REFUSED: What you made besides the garbage is to be let go of
# Makes one list more, and keeps it.
s/^    ob_decref(garbage);$/    ObObject *other = ob_list_new();\n    if (other == NULL) {\n        ob_list_clear(garbage);\n        ob_decref(garbage);\n        return -1;\n    }\n&/
