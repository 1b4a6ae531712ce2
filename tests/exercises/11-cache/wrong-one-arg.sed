# REFUSED: Each key has its own object, and each cache has its own.
# One arg for all caches.
s/^ObBiased \*cache_new/static void *the_arg;\n\n&/
s/^    self->arg = arg;/    the_arg = self->arg = arg;/
s/self->make(key, self->arg)/self->make(key, the_arg)/
