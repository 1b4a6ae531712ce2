# Looks again after make, and puts it in if none is there.
/^    op = ob_weak_values_setdefault/i\
    if (ob_weak_values_lookup(self->objects, key, &op) == 0\
        && ob_weak_values_set(self->objects, key, made) == 0)\
        return made;
/^    op = ob_weak_values_setdefault/d
