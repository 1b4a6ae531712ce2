// The array is of malloc, which pool_clear gives back.
#include "intern.h"

#include <stdlib.h>
#include <string.h>

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = pool->used; i-- > 0; ) {
        ObObject *op = pool->strings[i];
        if (ob_str_size(op) != size
            || memcmp(ob_str_utf8(op), utf8, size) != 0)
            continue;
        ob_incref(op);
        return op;
    }
    ObObject *fresh = ob_str_new(utf8, size);
    if (fresh == NULL)
        return NULL;
    if (pool->used == pool->capacity) {
        size_t more = pool->capacity + pool->capacity / 2 + 4;
        void *moved = realloc(pool->strings, more * sizeof(ObObject *));
        if (moved == NULL) {
            ob_decref(fresh);
            ob_raise_memory();
            return NULL;
        }
        pool->strings = moved;
        pool->capacity = more;
    }
    ob_incref(fresh);
    return pool->strings[pool->used++] = fresh;
}

void pool_clear(Pool *pool)
{
    Pool old = *pool;
    memset(pool, 0, sizeof *pool);
    for (size_t i = 0; i < old.used; i++)
        ob_decref(old.strings[i]);
    free(old.strings);
}
