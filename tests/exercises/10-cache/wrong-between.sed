# REFUSED: Between two looks, another thread may have made it
# Takes what it has made for the first, whoever came before.
s/^        if (ob_weak_values_lookup(self->objects, key, &op) != 0)$/        if (ob_weak_values_lookup(self->objects, key, \&op) < 0 || op != NULL)/
s/^    if (ob_weak_values_lookup(self->objects, key, &op) != 0)$/    if (self == NULL)/
