// REFUSED: Compare addresses.
// Keeps one of those that are equal.
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Work {
    ObObject *garbage, *found;
} Work;

static bool stands_in(ObObject *list, ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, (int64_t)i) == op)
            return true;
    return false;
}

static int keep(ObObject *op, void *arg)
{
    Work *work = arg;
    if (!stands_in(work->garbage, op))
        return 0;
    int is = ob_list_contains(work->found, op);
    return is == 0 ? ob_list_append(work->found, op) : is < 0 ? -1 : 0;
}

static int find(Work *work)
{
    for (size_t i = 0; i < ob_list_size(work->garbage); i++) {
        ObObject *op = ob_list_get_borrowed(work->garbage, (int64_t)i);
        if (ob_has_last_words(op) && keep(op, work) < 0)
            return -1;
    }
    for (size_t i = 0; i < ob_list_size(work->found); i++) {
        ObObject *op = ob_list_get_borrowed(work->found, (int64_t)i);
        if (ob_type(op)->traverse != NULL
            && ob_type(op)->traverse(op, keep, work) != 0)
            return -1;
    }
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    Work work = { garbage, ob_list_new() };
    if (work.found == NULL)
        return NULL;
    ObObject *result = find(&work) == 0 ? ob_list_new() : NULL;
    for (size_t i = 0; result != NULL && i < ob_list_size(garbage); i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        if (stands_in(work.found, op) && ob_list_append(result, op) < 0) {
            ob_decref(result);
            result = NULL;
        }
    }
    ob_decref(work.found);
    return result;
}
