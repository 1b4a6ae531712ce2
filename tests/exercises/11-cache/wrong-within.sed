# REFUSED: make may call cache_get, for the same key, too
# Within a make, what is made for another key is not remembered.
s/^ObBiased \*cache_get/static _Thread_local int making;\n\n&/
s/^    op = self->make(key, self->arg);/    int outer = making;\n    making = key + 1;\n&\n    making = outer;\n    if (outer > 0 \&\& outer != key + 1)\n        return op;/
