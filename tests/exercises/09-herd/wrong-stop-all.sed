# REFUSED: Each walk goes its own way, also one within another.
# Whoever stops ends all walks.
s/^    unsigned walks; .*/&\n    int stopped;/
s/^    self->walks++;/&\n    if (self->walks == 1)\n        self->stopped = 0;/
s/i < n \&\& result == 0/i < n \&\& self->stopped == 0/
s/^        result = visit(op, arg);/        result = visit(op, arg);\n        if (result != 0)\n            self->stopped = result;/
