# REFUSED: The action is called once, whoever asks for it again.
# Calls it again if it has failed.
s/^    return action != NULL ? action(self->arg) : 0;$/    int r = action != NULL ? action(self->arg) : 0;\n    if (r < 0)\n        self->action = action;\n    return r;/
