// In depth: who is done goes to the front; who is met on the way is in a
// cycle.
#include "ouroboros.h"

ObObject *safe_order(ObObject *garbage);

typedef struct Sort {
    ObObject *garbage;
    char *state;                /* 0: new, 1: on the way, 2: done */
    ObObject *done;             /* a list; the last is to come first */
} Sort;

static int visit_one(ObObject *op, void *arg)
{
    Sort *sort = arg;
    size_t i = 0, n = ob_list_size(sort->garbage);
    while (i < n && ob_list_get_borrowed(sort->garbage, (int64_t)i) != op)
        i++;
    if (i == n || sort->state[i] == 2)
        return 0;
    if (sort->state[i] == 1) {
        ob_raise(OB_VALUE_ERROR, "round and round");
        return -1;
    }
    sort->state[i] = 1;
    if (ob_type(op)->traverse != NULL
        && ob_type(op)->traverse(op, visit_one, sort) != 0)
        return -1;
    sort->state[i] = 2;
    return ob_list_append(sort->done, op);
}

static ObObject *turned(const ObObject *list)
{
    ObObject *result = ob_list_new();
    for (size_t i = ob_list_size(list); i-- > 0 && result != NULL; )
        if (ob_list_append(result,
                           ob_list_get_borrowed(list, (int64_t)i)) < 0) {
            ob_decref(result);
            result = NULL;
        }
    return result;
}

ObObject *safe_order(ObObject *garbage)
{
    size_t n = ob_list_size(garbage);
    Sort sort = { garbage, NULL, ob_list_new() };
    ObObject *result = NULL;
    int failed = sort.done == NULL;
    if (!failed) {
        sort.state = ob_mem_alloc(ob_mem(), OB_MEM_DATA, n + 1);
        if (sort.state == NULL) {
            ob_raise_memory();
            failed = 1;
        }
    }
    for (size_t i = 0; i < n && !failed; i++)
        sort.state[i] = 0;
    for (size_t i = 0; i < n && !failed; i++)
        failed = visit_one(ob_list_get_borrowed(garbage, (int64_t)i),
                           &sort) != 0;
    if (!failed)
        result = turned(sort.done);
    if (sort.state != NULL)
        ob_mem_free(ob_mem(), sort.state);
    if (sort.done != NULL)
        ob_decref(sort.done);
    return result;
}
