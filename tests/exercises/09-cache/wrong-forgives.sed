# REFUSED: What the hash or the == of a key raises is passed on
# Forgives a MemoryError.
/^ObObject \*cache_get/,/^}/s/^    if (ob_weak_values_lookup(self->objects, key, &op) != 0)/    int there = ob_weak_values_lookup(self->objects, key, \&op);\n    if (there < 0 \&\& ob_error() == OB_MEMORY_ERROR)\n        ob_error_clear();\n    else if (there != 0)/
