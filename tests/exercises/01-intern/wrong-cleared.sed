# REFUSED: When memory runs out, the pool is as it was before
/op = ob_str_new/,/return NULL;/s/            return NULL;/            return pool_clear(pool), NULL;/
