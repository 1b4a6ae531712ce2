#include "intern.h"
#include <string.h>

static int room(Pool *pool)
{
    if (pool->used < pool->capacity)
        return 0;
    size_t capacity = pool->capacity == 0 ? 8 : 2 * pool->capacity;
    ObObject **grown = ob_resize(pool->strings, capacity,
                                 sizeof(ObObject *));
    if (grown == NULL) {
        /* Not twice as large? Then for this one. */
        ob_error_clear();
        capacity = pool->used + 1;
        grown = ob_resize(pool->strings, capacity, sizeof(ObObject *));
    }
    if (grown == NULL)
        return -1;
    pool->strings = grown;
    pool->capacity = capacity;
    return 0;
}

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
    if (room(pool) < 0)
        return NULL;
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    pool->strings[pool->used++] = op;
    ob_incref(op);
    return op;
}

void pool_clear(Pool *pool)
{
    for (size_t i = 0; i < pool->used; i++)
        ob_decref(pool->strings[i]);
    if (pool->strings != NULL)
        ob_mem_free(ob_mem(), pool->strings);
    *pool = (Pool){ 0 };
}
