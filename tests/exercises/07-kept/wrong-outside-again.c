// REFUSED: What is not in the list does not count, and leads to nothing.
/* A tuple leads on, also from outside. */
#include "ouroboros.h"

#include <stdlib.h>

ObObject *kept(ObObject *garbage);

typedef struct Item { ObObject *op; size_t at; bool in; } Item;

typedef struct Work {
    Item *items;
    size_t n;
    size_t *stack, top;
} Work;

static int by_address(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const Item *)a)->op;
    uintptr_t y = (uintptr_t)((const Item *)b)->op;
    return (x > y) - (x < y);
}

static int reach(ObObject *op, void *arg)
{
    Work *work = arg;
    Item key = { .op = op };
    Item *item = bsearch(&key, work->items, work->n, sizeof key,
                         by_address);
    if (item == NULL && op->type == &ob_tuple_type)
        return ob_show(op, reach, work);
    if (item != NULL && !item->in) {
        item->in = true;
        work->stack[work->top++] = (size_t)(item - work->items);
    }
    return 0;
}

static void follow(Work *work)
{
    while (work->top > 0) {
        ObObject *op = work->items[work->stack[--work->top]].op;
        if (ob_is_container(op) && ob_is_complete(op))
            ob_show(op, reach, work);
    }
}

static ObObject *result_of(Work *work, ObObject *garbage)
{
    ObObject *result = ob_list_new();
    for (size_t i = 0; result != NULL && i < work->n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        Item key = { .op = op };
        const Item *item = bsearch(&key, work->items, work->n,
                                   sizeof key, by_address);
        if (item->in && ob_list_append(result, op) < 0) {
            ob_decref(result);
            return NULL;
        }
    }
    return result;
}

ObObject *kept(ObObject *garbage)
{
    Work work = { .n = ob_list_size(garbage) };
    work.items = malloc((work.n + 1) * sizeof *work.items);
    work.stack = malloc((work.n + 1) * sizeof *work.stack);
    ObObject *result = NULL;
    if (work.items == NULL || work.stack == NULL) {
        ob_raise_memory();
    } else {
        for (size_t i = 0; i < work.n; i++)
            work.items[i] = (Item){
                ob_list_get_borrowed(garbage, (int64_t)i), i, false };
        if (work.n > 0)
            qsort(work.items, work.n, sizeof *work.items, by_address);
        for (size_t i = 0; i < work.n; i++)
            if (ob_has_last_words(work.items[i].op))
                reach(work.items[i].op, &work);
        follow(&work);
        result = result_of(&work, garbage);
    }
    free(work.items);
    free(work.stack);
    return result;
}
