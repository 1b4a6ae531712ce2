# REFUSED: Each guard has its own action, and its own argument.
# Has had enough after five hundred.
s/^    GuardAction \*action = self->action;$/    GuardAction *action = self->action;\n    static int n;/
s/^    self->action = NULL;$/    self->action = NULL;\n    if (++n > 500) return 0;/
