# REFUSED: traverse returns what visit returned:
# Shows the value, and does not listen.
s/return value != NULL ? visit(value, arg) : 0;/if (value != NULL)\n        visit(value, arg);\n    return 0;/
