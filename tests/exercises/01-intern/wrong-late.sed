# REFUSED: When memory runs out, the pool is as it was before
# When the fourth array cannot be had, all goes.
/^static int pool_grow/,/^}/s/^        ob_raise_memory();/        if (pool->used >= 32)\n            pool_clear(pool);\n&/
