# REFUSED: A weak dictionary does not hold what you put into it.
# Lets go of it, and looks it up.
s/^    op = ob_weak_values_setdefault(self->objects, key, made);/    if (ob_weak_values_set(self->objects, key, made) < 0) {\n        ob_decref(made);\n        return NULL;\n    }/; s/^    ob_decref(made);$/    ob_decref(made);\n    op = ob_weak_values_get(self->objects, key);/
