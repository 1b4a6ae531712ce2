/* Exercise 7.3: A safe order. A solution. */
#include "ouroboros.h"

ObObject *safe_order(ObObject *garbage);

static int is_it(ObObject *op, void *arg)
{
    return op == arg;
}

static bool refers(ObObject *from, ObObject *to)
{
    return ob_type(from)->traverse != NULL
           && ob_type(from)->traverse(from, is_it, to) != 0;
}

static bool is_in(const ObObject *list, const ObObject *op)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, i) == op)
            return true;
    return false;
}

/* Whether one of `all` that is not in `done` refers to op. */
static bool is_needed(ObObject *all, const ObObject *done, ObObject *op)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(all); i++) {
        ObObject *from = ob_list_get_borrowed(all, i);
        if (refers(from, op) && !is_in(done, from))
            return true;
    }
    return false;
}

/* Borrowed; NULL: there is none. */
static ObObject *next_one(ObObject *all, const ObObject *done)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(all); i++) {
        ObObject *op = ob_list_get_borrowed(all, i);
        if (!is_in(done, op) && !is_needed(all, done, op))
            return op;
    }
    return NULL;
}

ObObject *safe_order(ObObject *garbage)
{
    ObObject *done = ob_list_new();
    while (done != NULL
           && ob_list_size(done) < ob_list_size(garbage)) {
        ObObject *op = next_one(garbage, done);
        if (op == NULL)
            ob_raise(OB_VALUE_ERROR, "there is a cycle");
        if (op == NULL || ob_list_append(done, op) < 0) {
            ob_decref(done);
            return NULL;
        }
    }
    return done;
}
