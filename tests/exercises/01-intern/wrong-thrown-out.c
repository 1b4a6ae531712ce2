// REFUSED: The pool holds each of its strings until it is cleared
// Throws out what nobody else holds, when there is no room.
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
    if (pool->used > 0 && pool->used >= 64) {
        size_t kept = 0;
        for (size_t i = 0; i < pool->used; i++)
            if (ob_refcnt(pool->strings[i]) == 1)
                ob_decref(pool->strings[i]);
            else
                pool->strings[kept++] = pool->strings[i];
        if (kept < pool->used) {
            pool->used = kept;
            return 0;
        }
    }
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
        s = ob_str_new(utf8, size);
        if (s == NULL)
            return NULL;
        pool->strings[pool->used++] = s;
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
