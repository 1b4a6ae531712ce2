# REFUSED: Objects whose hashes differ are two
# Keeps the hash 0 for itself, and takes 1 for it.
s/^    int64_t hash = ob_hash(item);$/&\n    hash += hash == 0;/
