# REFUSED: Whether there is room must count them, too
# An empty set has no marks.
s/^    \*place = (Place){ NULL, 1 };$/    *place = (Place){ NULL, set->size > 1 };\n    if (set->size == 1)\n        set->used = 0;/
