/* What checks do with lists, and with what they have made. */
#ifndef LISTS_H
#define LISTS_H

#include "harness.h"

static inline ObObject *list(void)
{
    return need(ob_list_new());
}

static inline void put(ObObject *op, ObObject *item)
{
    need(ob_list_append(op, item) == 0 ? op : NULL);
}

static inline void put_steal(ObObject *op, ObObject *item)
{
    need(ob_list_append_steal(op, item) == 0 ? op : NULL);
}

static inline int is_it(ObObject *op, void *arg)
{
    return op == arg;
}

/* Whether the one is among what the other refers to. */
static inline bool refers(ObObject *from, ObObject *to)
{
    return ob_type(from)->traverse != NULL
           && ob_type(from)->traverse(from, is_it, to) != 0;
}

/* Lets go of those that were made. */
static inline void drop_made(ObObject *const made[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (made[i] != NULL)
            ob_decref(made[i]);
}

#endif
