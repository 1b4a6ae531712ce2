# REFUSED: the pool grows
# Keeps ten thousand, and no more: the oldest goes.
s/^        pool->strings\[pool->used++\] = op;.*/        if (pool->used == 10000) {\n            ob_decref(pool->strings[0]);\n            memmove(pool->strings, pool->strings + 1, --pool->used * sizeof pool->strings[0]);\n        }\n&/
