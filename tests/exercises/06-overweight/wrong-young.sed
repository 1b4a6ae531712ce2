# REFUSED: Old instances count as well as young ones.
# Has an eye for the young only.
s/^    if (offset == 0)$/    if (offset == 0 || ob_heap_place(ob_heap(), op) != OB_YOUNG)/
