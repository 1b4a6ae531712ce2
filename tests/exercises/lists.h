/* What checks do with lists, with what they have made, and with what an
 * answer has. */
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

static inline int stop_at_once(ObObject *op, void *arg)
{
    (void)op;
    ++*(int *)arg;
    return 7;
}

/* Its traverse stops where visit says so. Whatever an answer is made of
 * need not have one. */
static inline void expect_stops(ObObject *op, const char *rule)
{
    int calls = 0;
    if (op == NULL || ob_type(op)->traverse == NULL)
        return;
    int result = ob_type(op)->traverse(op, stop_at_once, &calls);
    expect_int("how often traverse calls a visit that returns 7", calls,
               calls > 0, rule);
    expect_int("what traverse returns", result, calls > 0 ? 7 : 0, rule);
}

#endif
