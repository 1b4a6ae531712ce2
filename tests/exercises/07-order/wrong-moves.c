// REFUSED: The list and what is in it are as they were.
/* Moves them out of the garbage, and puts them back only when there is an order. */
#include "ouroboros.h"

ObObject *safe_order(ObObject *garbage);

static int is_it(ObObject *op, void *arg)
{
    return op == arg;
}

static int64_t first(ObObject *left)
{
    int64_t n = (int64_t)ob_list_size(left);
    for (int64_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(left, i);
        bool named = false;
        for (int64_t k = 0; k < n; k++) {
            ObObject *by = ob_list_get_borrowed(left, k);
            if (ob_type(by)->traverse != NULL
                && ob_type(by)->traverse(by, is_it, op))
                named = true;
        }
        if (!named)
            return i;
    }
    return -1;
}

ObObject *safe_order(ObObject *garbage)
{
    ObObject *copy = ob_list_copy(garbage);
    if (copy == NULL)
        return NULL;
    ObObject *result = ob_list_new();
    while (result != NULL && ob_list_size(garbage) > 0) {
        int64_t i = first(garbage);
        if (i < 0) {
            ob_raise(OB_VALUE_ERROR, "a cycle");
            ob_decref(result);
            result = NULL;
        } else if (ob_list_append(result, ob_list_get_borrowed(garbage, i)) < 0
                   || ob_list_del(garbage, i) < 0) {
            ob_decref(result);
            result = NULL;
        }
    }
    if (result != NULL && ob_list_extend(garbage, copy) < 0) {
        ob_decref(result);
        result = NULL;
    }
    ob_decref(copy);
    return result;
}
