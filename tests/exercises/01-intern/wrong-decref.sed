# REFUSED: of each of its strings once
# When the array is full, its last string is let go of twice.
/^void pool_clear/,/^}/s/^{/{\n    if (pool->used > 0 \&\& pool->used == pool->capacity)\n        ob_decref(pool->strings[pool->used - 1]);/
