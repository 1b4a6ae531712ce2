# REFUSED: traverse returns what visit returned
# Takes a number below 0 for none.
s/^    return value != NULL ? visit(value, arg) : 0;/    int result = value != NULL ? visit(value, arg) : 0;\n    return result < 0 ? 0 : result;/
