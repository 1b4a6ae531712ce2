// Counts the references from those that are left; whoever has none is next.
#include "ouroboros.h"

#include <stdlib.h>

ObObject *safe_order(ObObject *garbage);

typedef struct Counts { ObObject *list; long *count; long by; } Counts;

static int count(ObObject *op, void *arg)
{
    Counts *counts = arg;
    for (size_t i = 0; i < ob_list_size(counts->list); i++)
        if (ob_list_get_borrowed(counts->list, (int64_t)i) == op)
            counts->count[i] += counts->by;
    return 0;
}

static void count_from(Counts *counts, size_t i, long by)
{
    ObObject *op = ob_list_get_borrowed(counts->list, (int64_t)i);
    counts->by = by;
    if (ob_type(op)->traverse != NULL)
        ob_type(op)->traverse(op, count, counts);
}

ObObject *safe_order(ObObject *garbage)
{
    size_t n = ob_list_size(garbage), i, left = n;
    Counts counts = { garbage, calloc(n + 1, sizeof(long)), 1 };
    ObObject *order = ob_list_new();
    if (counts.count == NULL && order != NULL) {
        ob_decref(order);
        ob_raise_memory();
        return NULL;
    }
    for (i = 0; i < n; i++)
        count_from(&counts, i, 1);
    while (left > 0 && order != NULL) {
        for (i = 0; i < n && counts.count[i] != 0; i++)
            continue;
        int failed = i == n;
        if (failed)
            ob_raise(OB_VALUE_ERROR, "no first");
        else
            failed = ob_list_append(order, ob_list_get_borrowed(
                                        garbage, (int64_t)i)) < 0;
        if (failed) {
            ob_decref(order);
            order = NULL;
            break;
        }
        counts.count[i] = -1 - (long)n * 100;
        count_from(&counts, i, -1);
        left--;
    }
    free(counts.count);
    return order;
}
