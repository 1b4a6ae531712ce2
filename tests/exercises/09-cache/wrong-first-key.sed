# REFUSED: The cache has one key for an object, the first.
# What is there is taken out and put in again.
s/^    op = ob_weak_values_setdefault(self->objects, key, made);/    ObObject *there = ob_weak_values_pop_default(self->objects, key, made);\n    op = there != NULL ? ob_weak_values_setdefault(self->objects, key, there) : NULL;\n    if (there != NULL)\n        ob_decref(there);/
