# REFUSED: traverse ends when visit returns something other than 0
# Always returns 0.
s/^    return self->objects != NULL ? visit(self->objects, arg) : 0;/    if (self->objects != NULL)\n        (void)visit(self->objects, arg);\n    return 0;/
