# REFUSED: what one search has found, another one must not change
# OF: right-chains.c
# What is looked for is the same for all searches.
/^static int find/,/^}/{
s/^    if (set->chains == 0)$/    wanted = hash;\n&/
s/->hash != hash)$/->hash != wanted)/
s/^static int find(.*/static int64_t wanted;\n\n&/
}
