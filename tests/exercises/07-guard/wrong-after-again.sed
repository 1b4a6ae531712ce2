# REFUSED: Note that it is called before you call it:
# Notes it when the action has returned.
s/^    GuardAction \*action = self->action;$/    GuardAction *action = self->action;\n    if (action == NULL)\n        return 0;\n    int r = action(self->arg);/
s/^    return action != NULL ? action(self->arg) : 0;$/    return r;/
