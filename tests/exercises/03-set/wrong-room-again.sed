# REFUSED: Whether there is room must count them, too
# Moves to a larger array only when two thirds are objects.
s/^    set->used += place->hash == 0;$/    set->used = set->size + 1;/
s/^    \*place = (Place){ NULL, 1 };$/&\n    set->used = set->size - 1;/
