# REFUSED: A walk asks for no memory.
# A walk within a walk goes over a copy.
s/^    self->walks++;/    ObObject *copy = NULL;\n    if (self->walks > 0 \&\& (copy = ob_list_copy(self->refs)) == NULL)\n        return -1;\n    if (copy != NULL)\n        ob_decref(copy);\n&/
