// Asks of each whether one that speaks leads to it.
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

static bool is_among(const ObObject *list, const ObObject *op)
{
    int64_t i = (int64_t)ob_list_size(list);
    while (i-- > 0)
        if (ob_list_get_borrowed(list, i) == op)
            return true;
    return false;
}

typedef struct Way { ObObject *garbage, *met; } Way;

static int go(ObObject *op, void *arg)
{
    Way *way = arg;
    if (!is_among(way->garbage, op) || is_among(way->met, op))
        return 0;
    if (ob_list_append(way->met, op) < 0)
        return -1;
    return ob_type(op)->traverse != NULL
           ? ob_type(op)->traverse(op, go, way) : 0;
}

ObObject *kept(ObObject *garbage)
{
    Way way = { garbage, ob_list_new() };
    int result = way.met == NULL ? -1 : 0;
    int64_t n = (int64_t)ob_list_size(garbage);
    for (int64_t i = 0; i < n && result == 0; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, i);
        if (ob_has_last_words(op))
            result = go(op, &way);
    }
    ObObject *list = result == 0 ? ob_list_new() : NULL;
    for (int64_t i = 0; i < n && list != NULL; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, i);
        if (is_among(way.met, op) && ob_list_append(list, op) < 0) {
            ob_decref(list);
            list = NULL;
        }
    }
    if (way.met != NULL)
        ob_decref(way.met);
    return list;
}
