# REFUSED: Either the failure is passed on, or the exception is cleared
# Goes on while a place is free, and leaves MemoryError behind.
s/^    if (hash == -1 || grow(set) < 0)$/    if (hash == -1 || (grow(set) < 0 \&\& set->used + 1 >= set->places))/
