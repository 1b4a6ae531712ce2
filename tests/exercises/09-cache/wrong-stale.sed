# REFUSED: What is returned is alive.
# Takes an entry for an answer, dead or alive.
# OF: right-refs.c
s/^    found = ob_ref_get(entry, op);$/    ob_ref_get(entry, op);/
