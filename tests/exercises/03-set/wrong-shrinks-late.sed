# REFUSED: When there is no memory, the set is as it was
# Moves to a smaller array when it has taken one out of a large one, and fails if there is none.
/^int set_discard/,/^}/{
s/^    ob_decref(old);$/&\n    if (set->places > 128 \&\& 8 * set->size < set->places) {\n        set->used = set->places;\n        return grow(set);\n    }/
}
