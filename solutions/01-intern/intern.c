/* Exercise 1.3: The pool. A solution. */
#include "intern.h"
#include <string.h>

static ObObject *pool_find(const Pool *pool, const char *utf8,
                           size_t size)
{
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *op = pool->strings[i];
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0)
            return op;
    }
    return NULL;
}

static int pool_grow(Pool *pool)
{
    if (pool->used < pool->capacity)
        return 0;
    size_t capacity = pool->capacity == 0 ? 8 : 2 * pool->capacity;
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

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    ObObject *op = pool_find(pool, utf8, size);
    if (op == NULL) {
        if (pool_grow(pool) < 0)
            return NULL;
        op = ob_str_new(utf8, size);
        if (op == NULL)
            return NULL;
        pool->strings[pool->used++] = op;   /* the pool's own */
    }
    ob_incref(op);                          /* the caller's */
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
