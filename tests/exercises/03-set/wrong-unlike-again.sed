# REFUSED: Objects whose hashes differ are two
# OF: right-chains.c
# Keeps 32 bits of each hash.
s/^    int64_t hash;$/    int32_t hash;/
s/^        if ((\*at)->hash != hash)$/        if ((*at)->hash != (int32_t)hash)/
s/(uint64_t)hash %/(uint64_t)(int32_t)hash %/
s/^    \*link = (Link){ \*at, item, hash };$/    *link = (Link){ *at, item, (int32_t)hash };/
