# REFUSED: When all is over, something is left
# Dies without letting go.
s/^                                         .drop = cache_drop };/                                         .drop = NULL };/
s/^static void cache_drop/static inline void cache_drop/
