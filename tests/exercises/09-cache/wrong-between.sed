# REFUSED: Between two looks into the dictionary the object may die.
# Looks twice.
s/^    if (ob_weak_values_lookup(self->objects, key, \&op) != 0)$/    int there = ob_weak_values_contains(self->objects, key);\n    if (there > 0)\n        return ob_weak_values_get(self->objects, key);\n    op = NULL;\n    if (there < 0)/
