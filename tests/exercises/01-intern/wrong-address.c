// REFUSED: A text is known by its bytes, wherever they are.
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
        return -1;
    }
    pool->strings = grown;
    pool->capacity = capacity;
    return 0;
}

/* The same bytes at the same place: the same text. */
static const char *last;
static size_t last_size;
static const Pool *last_pool;
static ObObject *last_op;

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    if (utf8 == last && size == last_size && pool == last_pool) {
        ob_incref(last_op);
        return last_op;
    }
    for (size_t i = 0; i < pool->used; i++) {
        ObObject *op = pool->strings[i];
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0) {
            ob_incref(op);
            last = utf8;
            last_size = size;
            last_pool = pool;
            return last_op = op;
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
    last = NULL;
}
