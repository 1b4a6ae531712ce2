# REFUSED: Between two looks, another thread may have made it, from beginning to end.
# OF: right-elders.c
# Does not look again when nobody else makes it any more.
/^    int found = ob_weak_values_lookup(self->objects, key, op);$/,/^        return found;$/d
