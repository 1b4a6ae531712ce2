# REFUSED: The time must not grow faster than what is put in
# OF: right-chains.c
# Sixty-five chains for ever.
s/^    if (set->size < set->chains)$/    if (set->chains > 0)/
s/2 \* set->chains + 1;/65;/
