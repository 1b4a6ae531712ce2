# REFUSED: When memory runs out, the pool is as it was before
# The newest goes when there is no room for the next.
/op = ob_str_new/,/return NULL;/s/            return NULL;/            return pool->used > 0 ? (ob_decref(pool->strings[--pool->used]), NULL) : NULL;/
