# REFUSED: until a search is over, all is as it was
# Counts it before it is known whether it is there.
/^int set_add/,/^}/s/^    int found = search.*/    set->size++;\n&\n    set->size--;/
