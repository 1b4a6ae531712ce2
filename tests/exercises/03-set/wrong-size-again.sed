# REFUSED: When there is no memory, the set is as it was
# OF: right-chains.c
# Counts it before there is a link for it.
s/^    if (link == NULL) {$/    set->size++;\n    if (link == NULL) {/
s/^    \*at = link;$/    *at = link;\n    set->size--;/
