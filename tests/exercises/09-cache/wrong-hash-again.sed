# REFUSED: What the hash or the == of a key raises is passed on
# Does not look at what the second hash is.
# OF: right-chain.c
s|hash == -1 ? NULL : ob_object|ob_object|; s|^    entry->hash = hash;|&\n    ob_error_clear();|
