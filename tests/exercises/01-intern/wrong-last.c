// REFUSED: The pool is empty when it was cleared
// Remembers the last one beyond pool_clear.
#include "intern.h"
#include <string.h>
static Pool *last_pool;
static ObObject *last;
static bool is(const ObObject *op, const char *utf8, size_t size)
{
    return ob_str_size(op) == size
           && memcmp(ob_str_utf8(op), utf8, size) == 0;
}
ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    if (pool == last_pool && last != NULL && is(last, utf8, size)) {
        ob_incref(last);
        return last;
    }
    size_t i = 0;
    while (i < pool->used && !is(pool->strings[i], utf8, size))
        i++;
    if (i == pool->used) {
        ObObject **grown = ob_grow(pool->strings, pool->used,
                                   &pool->capacity, sizeof *grown);
        if (grown == NULL)
            return NULL;
        pool->strings = grown;
        ObObject *op = ob_str_new(utf8, size);
        if (op == NULL)
            return NULL;
        pool->strings[pool->used++] = op;
    }
    last_pool = pool;
    last = pool->strings[i];
    ob_incref(last);
    return last;
}
void pool_clear(Pool *pool)
{
    while (pool->used > 0) {
        ObObject *op = pool->strings[--pool->used];
        if (op == last && ob_refcnt(op) == 1)
            last = NULL;
        ob_decref(op);
    }
    if (pool->strings != NULL)
        ob_mem_free(ob_mem(), pool->strings);
    *pool = (Pool){ 0 };
}
