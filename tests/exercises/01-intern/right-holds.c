#include "intern.h"
#include <string.h>

/* An array from the front; each string is held while it is compared. */
ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *op = pool->strings[i];
        ob_incref(op);
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0)
            return op;
        ob_decref(op);
    }
    ObObject **grown = ob_grow(pool->strings, pool->used,
                               &pool->capacity, sizeof *grown);
    if (grown == NULL)
        return NULL;
    pool->strings = grown;
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
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
