# REFUSED: While make ran, an object for this key has come to live.
# Puts the new one in its place.
s/^    op = ob_weak_values_setdefault(self->objects, key, made);/    op = NULL;\n    if (ob_weak_values_set(self->objects, key, made) == 0)\n        ob_incref(op = made);/
