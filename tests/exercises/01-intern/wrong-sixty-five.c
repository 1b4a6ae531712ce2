// REFUSED: the pool grows
#include "intern.h"
#include <string.h>

/* Hashed; a place is the number of a string, plus 1. */
typedef struct Table {
    uint16_t place[1 << 17];
    ObObject *string[1 << 17];
} Table;

ObObject *pool_intern(Pool *pool, const char *utf8, size_t size)
{
    Table *table = (Table *)(void *)pool->strings;
    if (table == NULL) {
        table = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *table);
        if (table == NULL)
            return ob_raise_memory();
        memset(table, 0, sizeof *table);
        pool->strings = (ObObject **)(void *)table;
    }
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < size; i++)
        h = (h ^ (unsigned char)utf8[i]) * 1099511628211u;
    size_t mask = (1 << 17) - 1, at = h & mask;
    for (; table->place[at] != 0; at = (at + 1) & mask) {
        ObObject *op = table->string[table->place[at] - 1];
        if (ob_str_size(op) == size
            && memcmp(ob_str_utf8(op), utf8, size) == 0) {
            ob_incref(op);
            return op;
        }
    }
    ObObject *op = ob_str_new(utf8, size);
    if (op == NULL)
        return NULL;
    table->string[pool->used++] = op;
    table->place[at] = (uint16_t)pool->used;
    ob_incref(op);
    return op;
}

void pool_clear(Pool *pool)
{
    Table *table = (Table *)(void *)pool->strings;
    while (pool->used > 0)
        ob_decref(table->string[--pool->used]);
    if (table != NULL)
        ob_mem_free(ob_mem(), table);
    *pool = (Pool){ 0 };
}
