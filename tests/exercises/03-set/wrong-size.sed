# REFUSED: When there is no memory, the set is as it was
s/if (hash == -1 || grow(set) < 0)/if (hash == -1 || (grow(set) < 0 \&\& ++set->size > 0))/
