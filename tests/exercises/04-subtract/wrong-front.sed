# REFUSED: wherever they stand in the array
# Looks for an object among the first two thousand.
s/^    return i;$/    return i < 2000 ? i : set->n;/
