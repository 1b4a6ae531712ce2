# REFUSED: What is returned is alive.
# Returns None for a dead one.
# OF: right-refs.c
s/^    found = ob_ref_get(entry, op);$/    if (ob_ref_get(entry, op) == 0)\n        *op = ob_none();/
