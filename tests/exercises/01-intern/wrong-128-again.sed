# REFUSED: the pool grows
# Of more than a thousand, forgets the oldest.
s/^    for (size_t i = 0; i < pool->used; i++) {$/    for (size_t i = pool->used > 1000 ? pool->used - 1000 : 0; i < pool->used; i++) {/
