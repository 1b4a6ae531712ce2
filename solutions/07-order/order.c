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

/* Whether one of those who are left refers to op. */
static bool is_needed(ObObject *left, ObObject *op)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(left); i++)
        if (refers(ob_list_get_borrowed(left, i), op))
            return true;
    return false;
}

/* The place of one that nobody needs; -1: there is none. */
static int64_t next_one(ObObject *left)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(left); i++)
        if (!is_needed(left, ob_list_get_borrowed(left, i)))
            return i;
    return -1;
}

/* 0, or -1 with an exception. */
static int move_all(ObObject *left, ObObject *done)
{
    while (ob_list_size(left) > 0) {
        int64_t i = next_one(left);
        if (i < 0) {
            ob_raise(OB_VALUE_ERROR, "there is a cycle");
            return -1;
        }
        if (ob_list_append(done, ob_list_get_borrowed(left, i)) < 0
            || ob_list_del(left, i) < 0)
            return -1;
    }
    return 0;
}

ObObject *safe_order(ObObject *garbage)
{
    ObObject *left = ob_list_copy(garbage);
    ObObject *done = left == NULL ? NULL : ob_list_new();
    if (done != NULL && move_all(left, done) < 0) {
        ob_decref(done);
        done = NULL;
    }
    if (left != NULL)
        ob_decref(left);
    return done;
}
