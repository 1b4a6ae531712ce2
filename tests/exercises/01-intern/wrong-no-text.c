// REFUSED: The library stopped it at
// Bytes that are no UTF-8 leave a NULL in the pool.
#include "intern.h"
#include <string.h>

static ObObject *find(const Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *s = pool->strings[i];
        if (ob_str_size(s) == size
            && memcmp(ob_str_utf8(s), utf8, size) == 0)
            return s;
    }
    return NULL;
}

static int make_room(Pool *pool)
{
    if (pool->used < pool->capacity)
        return 0;
    size_t room = 2 * pool->capacity + 4;
    ObObject **grown = ob_resize(pool->strings, room, sizeof *grown);
    if (grown == NULL)
        return -1;
    pool->strings = grown;
    pool->capacity = room;
    return 0;
}

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    ObObject *s = find(pool, utf8, size);
    if (s == NULL) {
        if (make_room(pool) < 0)
            return NULL;
        s = pool->strings[pool->used++] = ob_str_new(utf8, size);
        if (s == NULL) {
            if (ob_error() == OB_MEMORY_ERROR)
                pool->used--;
            return NULL;
        }
    }
    ob_incref(s);
    return s;
}

void pool_clear(Pool *pool)
{
    for (size_t i = 0; i < pool->used; i++)
        ob_decref(pool->strings[i]);
    if (pool->strings != NULL)
        ob_mem_free(ob_mem(), pool->strings);
    *pool = (Pool){ 0 };
}
