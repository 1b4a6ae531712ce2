# REFUSED: Each guard has its own action, and its own argument.
# Remembers for all guards together.
s/^    self->action = NULL;$/    static bool closed;\n    if (closed)\n        return 0;\n    closed = true;\n    self->action = NULL;/
