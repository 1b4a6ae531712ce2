# REFUSED: Each key has its own object, and each cache has its own.
# One make for all caches.
s/^ObBiased \*cache_new/static CacheMake *the_make;\n\n&/
s/^    self->make = make;/    the_make = self->make = make;/
s/self->make(key, self->arg)/the_make(key, self->arg)/
