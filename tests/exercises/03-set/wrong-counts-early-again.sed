# REFUSED: until a search is over, all is as it was
# Counts it out before it is known whether it is there.
/^int set_discard/,/^}/{
s/^    int64_t hash = ob_hash(item);/    set->size--;\n&\n    set->size++;/
}
