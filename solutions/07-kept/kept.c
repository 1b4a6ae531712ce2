/* Exercise 7.2: What Python 2 kept. A solution. */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Walk {
    ObObject *garbage, *found;      /* lists */
} Walk;

static bool is_in(const ObObject *list, const ObObject *op)
{
    int64_t size = (int64_t)ob_list_size(list);
    for (int64_t i = 0; i < size; i++)
        if (ob_list_get_borrowed(list, i) == op)
            return true;
    return false;
}

static int find(ObObject *op, void *arg)
{
    Walk *walk = arg;
    if (!is_in(walk->garbage, op) || is_in(walk->found, op))
        return 0;
    return ob_list_append(walk->found, op);
}

/* Begins with those that speak; 0, or -1 with MemoryError. */
static int find_all(Walk *walk)
{
    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->garbage); i++) {
        ObObject *op = ob_list_get_borrowed(walk->garbage, i);
        if (ob_has_last_words(op) && find(op, walk) < 0)
            return -1;
    }
    for (int64_t i = 0; i < (int64_t)ob_list_size(walk->found); i++) {
        ObObject *op = ob_list_get_borrowed(walk->found, i);
        if (ob_type(op)->traverse != NULL
            && ob_type(op)->traverse(op, find, walk) != 0)
            return -1;
    }
    return 0;
}

/* Those of `list` that are in `some`, in its order. */
static ObObject *those_in(ObObject *list, const ObObject *some)
{
    ObObject *result = ob_list_new();
    for (int64_t i = 0; result != NULL
                        && i < (int64_t)ob_list_size(list); i++) {
        ObObject *op = ob_list_get_borrowed(list, i);
        if (is_in(some, op) && ob_list_append(result, op) < 0) {
            ob_decref(result);
            return NULL;
        }
    }
    return result;
}

ObObject *kept(ObObject *garbage)
{
    Walk walk = { garbage, ob_list_new() };
    if (walk.found == NULL)
        return NULL;
    ObObject *result = NULL;
    if (find_all(&walk) == 0)
        result = those_in(garbage, walk.found);
    ob_decref(walk.found);
    return result;
}
