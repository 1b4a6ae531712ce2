# REFUSED: the pool grows
# Keeps twelve thousand, and no more.
s/^        if (pool_grow(pool) < 0)$/        if (pool->used == 12000)\n            return ob_str_new(utf8, size);\n        if (pool_grow(pool) < 0)/
