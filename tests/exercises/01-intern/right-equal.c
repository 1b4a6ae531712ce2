#include "intern.h"

/* An array from the front; the str is made first, and compared by ==. */
ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    for (size_t i = 0; i < pool->used; i++) {
        int same = ob_equal(pool->strings[i], op);
        if (same != 0) {
            ob_decref(op);
            if (same < 0)
                return NULL;
            ob_incref(pool->strings[i]);
            return pool->strings[i];
        }
    }
    ObObject **grown = ob_grow(pool->strings, pool->used,
                               &pool->capacity, sizeof *grown);
    if (grown == NULL) {
        ob_decref(op);
        return NULL;
    }
    pool->strings = grown;
    ob_incref(op);
    return pool->strings[pool->used++] = op;
}

void pool_clear(Pool *pool)
{
    for (size_t i = 0; i < pool->used; i++)
        ob_decref(pool->strings[i]);
    if (pool->strings != NULL)
        ob_mem_free(ob_mem(), pool->strings);
    *pool = (Pool){ 0 };
}
