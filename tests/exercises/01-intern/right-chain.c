#include "intern.h"
#include <string.h>

/* A chain: each string in a block of its own, which is at the place of
 * the array. */
typedef struct Link {
    struct Link *next;
    ObObject *op;
} Link;

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    Link **at = (Link **)(void *)&pool->strings;
    for (; *at != NULL; at = &(*at)->next)
        if (ob_str_size((*at)->op) == size
            && memcmp(ob_str_utf8((*at)->op), utf8, size) == 0) {
            ob_incref((*at)->op);
            return (*at)->op;
        }
    Link *link = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *link);
    if (link == NULL)
        return ob_raise_memory();
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL) {
        ob_mem_free(ob_mem(), link);
        return NULL;
    }
    *link = (Link){ NULL, op };
    *at = link;
    pool->used++;
    ob_incref(op);
    return op;
}

void pool_clear(Pool *pool)
{
    Link *link = (Link *)(void *)pool->strings;
    while (link != NULL) {
        Link *next = link->next;
        ob_decref(link->op);
        ob_mem_free(ob_mem(), link);
        link = next;
    }
    *pool = (Pool){ 0 };
}
