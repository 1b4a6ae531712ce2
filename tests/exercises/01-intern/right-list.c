#include "intern.h"
#include <string.h>

/* A list of the library; the pool's struct holds it where the array
 * was. */
ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    ObObject *list = (ObObject *)(void *)pool->strings;
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *op = ob_list_get(list, (int64_t)i);
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0)
            return op;
        ob_decref(op);
    }
    if (list == NULL) {
        list = ob_list_new();
        if (list == NULL)
            return NULL;
        pool->strings = (ObObject **)(void *)list;
    }
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    if (ob_list_append(list, op) < 0) {
        ob_decref(op);
        return NULL;
    }
    pool->used++;
    return op;
}

void pool_clear(Pool *pool)
{
    if (pool->strings != NULL)
        ob_decref((ObObject *)(void *)pool->strings);
    *pool = (Pool){ 0 };
}
