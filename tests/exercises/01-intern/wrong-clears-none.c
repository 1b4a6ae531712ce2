// REFUSED: pool_clear lets go of each reference that the pool holds, gives the
// What has never held a text is not cleared, though its array is there.
#include "intern.h"
#include <string.h>

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *op = pool->strings[i];
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0) {
            ob_incref(op);
            return op;
        }
    }
    ObObject **strings = ob_grow(pool->strings, pool->used,
                                 &pool->capacity, sizeof *strings);
    if (strings == NULL)
        return NULL;
    pool->strings = strings;
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    ob_incref(op);
    pool->strings[pool->used++] = op;
    return op;
}

void pool_clear(Pool *pool)
{
    if (pool->used == 0)        /* nothing to do */
        return;
    for (size_t i = 0; i < pool->used; i++)
        ob_decref(pool->strings[i]);
    ob_mem_free(ob_mem(), pool->strings);
    *pool = (Pool){ 0 };
}
