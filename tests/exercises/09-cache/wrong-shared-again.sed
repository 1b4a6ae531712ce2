# REFUSED: Two caches have nothing in common.
# What is made within a make for the same key is not remembered, whichever cache is asked.
s/^ObObject \*cache_get/static ObObject *making;\n\n&/
s/^    ObObject \*made = self->make(key, self->arg);/    ObObject *outer = making;\n    making = key;\n&\n    making = outer;\n    if (outer == key \&\& made != NULL \&\& ob_type(made)->weak_offset != 0)\n        return made;/
