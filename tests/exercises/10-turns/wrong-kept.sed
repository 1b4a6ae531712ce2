# REFUSED: turns_free gives back what turns_new took, and whatever turns_take has made
# OF: right-places.c
# turns_free does not free.
s/^    free(turns);$/    (void)turns;/
