// REFUSED: When something fails half-way, what you have made so far is yours to let go of.
// Takes the caller's reference before it knows that there will be a caller's.
#include "intern.h"
#include <string.h>

static int grow(Pool *pool)
{
    if (pool->used < pool->capacity)
        return 0;
    size_t capacity = pool->capacity == 0 ? 4 : 2 * pool->capacity;
    size_t size = capacity * sizeof pool->strings[0];
    ObObject **grown = pool->strings == NULL
        ? ob_mem_alloc(ob_mem(), OB_MEM_DATA, size)
        : ob_mem_resize(ob_mem(), pool->strings, size);
    if (grown == NULL) {
        ob_raise_memory();
        return -1;
    }
    pool->strings = grown;
    pool->capacity = capacity;
    return 0;
}

static ObObject *find(Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = 0; i < pool->used; i++)
        if (ob_str_size(pool->strings[i]) == size
            && memcmp(ob_str_utf8(pool->strings[i]), utf8, size) == 0)
            return pool->strings[i];
    return NULL;
}

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    ObObject *op = find(pool, utf8, size);
    bool fresh = op == NULL;
    if (fresh && (op = ob_str_new(utf8, size)) == NULL)
        return NULL;
    ob_incref(op);
    if (fresh && grow(pool) < 0) {
        ob_decref(op);
        return NULL;
    }
    if (fresh)
        pool->strings[pool->used++] = op;
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
