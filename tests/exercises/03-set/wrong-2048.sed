# REFUSED: never ends
s/    if (3 \* (set->used + 1) <= 2 \* set->places)/    if (set->places > 0)/
s/size_t places = 8;/size_t places = 2048;/
