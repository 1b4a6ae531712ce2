# REFUSED: The action is called with `arg`, which may be anything.
# Who has been called is its own argument.
s/^    GuardAction \*action = self->action;/    void *arg = self->arg;/
s/^    self->action = NULL;/    self->arg = op;/
s/^    return action != NULL .*/    return arg == op ? 0 : self->action(arg);/
