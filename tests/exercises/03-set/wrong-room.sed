# REFUSED: Whether there is room must count them, too
# Marks take no room.
s/3 \* (set->used + 1) <= 2 \* set->places/3 * (set->size + 1) <= 2 * set->places/
