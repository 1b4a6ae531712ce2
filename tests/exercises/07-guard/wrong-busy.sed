# REFUSED: The action of one guard may close another one,
# One at a time.
s/^    self->action = NULL;$/    static bool busy;\n    if (busy)\n        return 0;\n    self->action = NULL;\n    busy = true;/
s/^    return action != NULL ? action(self->arg) : 0;$/    int result = action != NULL ? action(self->arg) : 0;\n    busy = false;\n    return result;/
