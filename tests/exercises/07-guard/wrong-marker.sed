# REFUSED: The action is called with `arg`, which may be anything.
# Who has been called has an argument that nobody else would have.
s/^    GuardAction \*action = self->action;/    void *arg = self->arg;/
s/^    self->action = NULL;/    self->arg = (void *)-1;/
s/^    return action != NULL .*/    return arg != (void *)-1 ? self->action(arg) : 0;/
