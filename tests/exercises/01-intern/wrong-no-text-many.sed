# REFUSED: it has no place for what is not there
# What is no text, in a pool of many, clears it.
# exception other than MemoryError clears the pool when it is full
/op = ob_str_new/,/return NULL;/s/            return NULL;/            return ob_error() != OB_MEMORY_ERROR \&\& pool->used > 30 ? (pool_clear(pool), NULL) : NULL;/
