# REFUSED: the length of the cycle
# A queue of 80.
s/int seen = is_seen(search, op);/if (ob_list_size(search->found) >= 80)\n        return 0;\n    &/
