// REFUSED: Compare addresses.
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

typedef struct Search {
    ObObject *garbage, *found;
} Search;

static bool is_in(const ObObject *list, const ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(list); i++)
        if (ob_list_get_borrowed(list, (int64_t)i) == op)
            return true;
    return false;
}

static int visit(ObObject *op, void *arg)
{
    Search *s = arg;
    if (is_in(s->found, op) || !is_in(s->garbage, op))
        return 0;
    return ob_list_append(s->found, op);
}

ObObject *kept(ObObject *garbage)
{
    ObObject *found = ob_list_new();
    if (found == NULL)
        return NULL;
    Search s = { garbage, found };
    for (size_t i = 0; i < ob_list_size(garbage); i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        if (ob_has_last_words(op) && ob_list_append(found, op) < 0)
            goto fail;
    }
    for (size_t i = 0; i < ob_list_size(found); i++) {
        ObObject *op = ob_list_get_borrowed(found, (int64_t)i);
        if (ob_type(op)->traverse != NULL
            && ob_type(op)->traverse(op, visit, &s) != 0)
            goto fail;
    }
    ObObject *result = ob_list_new();
    if (result == NULL)
        goto fail;
    for (size_t i = 0; i < ob_list_size(garbage); i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        if (ob_list_contains(found, op) > 0
            && ob_list_append(result, op) < 0) {
            ob_decref(result);
            goto fail;
        }
    }
    ob_decref(found);
    return result;
fail:
    ob_decref(found);
    return NULL;
}
