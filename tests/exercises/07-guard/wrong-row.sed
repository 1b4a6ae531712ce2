# REFUSED: The action of one guard may close another one
# The fourth within the third is not called.
s/^    return action != NULL ? action(self->arg) : 0;/    static int depth;\n    if (action == NULL || depth > 3)\n        return 0;\n    depth++;\n    int result = action(self->arg);\n    depth--;\n    return result;/
