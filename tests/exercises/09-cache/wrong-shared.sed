# REFUSED: Two caches have nothing in common.
# One make for all.
s/^ObObject \*cache_new(CacheMake \*make, void \*arg)/static CacheMake *the_make;\nstatic void *the_arg;\n\n&/; s/^    ob_track(op);$/    the_make = make;\n    the_arg = arg;\n    ob_track(op);/; s/self->make(key, self->arg)/the_make(key, the_arg)/
