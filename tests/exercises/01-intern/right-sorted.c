// Kept in order, found by halves; the array grows by one.
#include "intern.h"

#include <string.h>

static int compare(const ObObject *op, const char *utf8, size_t size)
{
    size_t own = ob_str_size(op);
    int result = memcmp(ob_str_utf8(op), utf8, own < size ? own : size);
    return result != 0 ? result : own < size ? -1 : own > size;
}

/* The first that is not less. */
static size_t place_of(const Pool *pool, const char *utf8, size_t size)
{
    size_t low = 0, high = pool->used;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(pool->strings[middle], utf8, size) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    size_t at = place_of(pool, utf8, size);
    if (at < pool->used && compare(pool->strings[at], utf8, size) == 0) {
        ob_incref(pool->strings[at]);
        return pool->strings[at];
    }
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    size_t bytes = (pool->used + 1) * sizeof(ObObject *);
    ObObject **more = pool->strings != NULL
        ? ob_mem_resize(ob_mem(), pool->strings, bytes)
        : ob_mem_alloc(ob_mem(), OB_MEM_DATA, bytes);
    if (more == NULL) {
        ob_decref(op);
        ob_raise_memory();
        return NULL;
    }
    pool->strings = more;
    memmove(&more[at + 1], &more[at],
            (pool->used++ - at) * sizeof(ObObject *));
    more[at] = op;
    ob_incref(op);
    return op;
}

void pool_clear(Pool *pool)
{
    while (pool->used > 0) {
        pool->used--;
        ob_decref(pool->strings[pool->used]);
    }
    if (pool->strings != NULL)
        ob_mem_free(ob_mem(), pool->strings);
    pool->strings = NULL;
}
