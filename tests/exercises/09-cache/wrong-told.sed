# REFUSED: An object dies quietly, also when the cache is gone
# When the cache dies, it tells those entries whose object still lives.
# OF: right-chain.c
/^static ObObject \*cache_drop_next/,/^}/s/^    entry->cache = NULL;/    if (!ob_ref_is_dead(entry->ref))\n        entry->cache = NULL;/
