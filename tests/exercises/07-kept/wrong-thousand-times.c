// REFUSED: Whatever can be reached from one that has last words is kept,
// Sweeps over the garbage until nothing changes, at most a thousand times.
#include "ouroboros.h"

#include <stdlib.h>
#include <string.h>

ObObject *kept(ObObject *garbage);

typedef struct Entry {
    ObObject *op;
    size_t index;
    bool kept;
} Entry;

typedef struct Table {
    Entry *entries;
    size_t n;
    bool changed;
} Table;

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Entry *)a)->op;
    uintptr_t y = (uintptr_t)((const Entry *)b)->op;
    return x < y ? -1 : x > y;
}

static int by_index(const void *a, const void *b)
{
    size_t x = ((const Entry *)a)->index, y = ((const Entry *)b)->index;
    return x < y ? -1 : x > y;
}

static int keep(ObObject *op, void *arg)
{
    Table *table = arg;
    Entry key = { op, 0, false };
    Entry *entry = bsearch(&key, table->entries, table->n, sizeof key,
                           by_address);
    if (entry == NULL || entry->kept)
        return 0;
    entry->kept = true;
    table->changed = true;
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    ObObject *result = ob_list_new();
    if (n == 0 || result == NULL)
        return result;
    Table table = { ob_resize(NULL, n, sizeof(Entry)), n, true };
    if (table.entries == NULL) {
        ob_decref(result);
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        table.entries[i] = (Entry){
            ob_list_get_borrowed(garbage, (int64_t)i), i, false };
    qsort(table.entries, n, sizeof(Entry), by_address);
    for (size_t i = 0; i < n; i++)
        if (ob_has_last_words(table.entries[i].op))
            keep(table.entries[i].op, &table);
    for (int sweep = 0; sweep < 1000 && table.changed; sweep++) {
        table.changed = false;
        for (size_t i = 0; i < n; i++) {
            ObObject *op = table.entries[i].op;
            if (table.entries[i].kept && ob_type(op)->traverse != NULL)
                ob_type(op)->traverse(op, keep, &table);
        }
    }
    qsort(table.entries, n, sizeof(Entry), by_index);
    for (size_t i = 0; i < n; i++)
        if (table.entries[i].kept
            && ob_list_append(result, table.entries[i].op) < 0) {
            ob_decref(result);
            result = NULL;
            break;
        }
    ob_mem_free(ob_mem(), table.entries);
    return result;
}
