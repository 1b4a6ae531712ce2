// REFUSED: Objects that are equal are not one object
/* Goes by == where there is a hash. */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

static ObObject *key_of(ObObject *op)
{
    if (ob_hash(op) == -1) {
        ob_error_clear();
        return ob_int_new((int64_t)(uintptr_t)op);
    }
    ob_incref(op);
    return op;
}

/* place: a dict from the address of each to None, or to True when it is
 * kept. */
static int keep(ObObject *place, ObObject *todo, ObObject *op)
{
    ObObject *key = key_of(op), *value;
    if (key == NULL)
        return -1;
    int result = ob_dict_lookup(place, key, &value);
    if (result == 1) {
        bool fresh = value == ob_none();
        ob_decref(value);
        result = !fresh ? 0 : ob_dict_set(place, key, ob_bool(true));
        if (result == 0 && fresh)
            result = ob_list_append(todo, op);
    }
    ob_decref(key);
    return result;
}

static int spread(ObObject *place, ObObject *todo)
{
    int result = 0;
    while (result == 0 && ob_list_size(todo) > 0) {
        ObObject *op = ob_list_pop(todo);
        ObObject *all = op != NULL ? ob_gc_get_referents(op) : NULL;
        if (all == NULL)
            result = -1;
        for (size_t i = 0; result == 0 && i < ob_list_size(all); i++)
            result = keep(place, todo,
                          ob_list_get_borrowed(all, (int64_t)i));
        if (all != NULL)
            ob_decref(all);
        if (op != NULL)
            ob_decref(op);
    }
    return result;
}

static int find(ObObject *garbage, ObObject *place, ObObject *todo,
                ObObject *result)
{
    size_t n = ob_list_size(garbage);
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        ObObject *key = key_of(op);
        int set = key != NULL ? ob_dict_set(place, key, ob_none()) : -1;
        if (key != NULL)
            ob_decref(key);
        if (set < 0)
            return -1;
    }
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        if (ob_has_last_words(op) && keep(place, todo, op) < 0)
            return -1;
    }
    if (spread(place, todo) < 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);
        ObObject *key = key_of(op);
        ObObject *value = key != NULL ? ob_dict_get_borrowed(place, key)
                                      : NULL;
        bool in = value == ob_bool(true);
        if (key != NULL)
            ob_decref(key);
        if (value == NULL || (in && ob_list_append(result, op) < 0))
            return -1;
    }
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    ObObject *place = ob_dict_new(), *todo = ob_list_new();
    ObObject *result = ob_list_new();
    if (place == NULL || todo == NULL || result == NULL
        || find(garbage, place, todo, result) < 0) {
        if (result != NULL)
            ob_decref(result);
        result = NULL;
    }
    if (place != NULL)
        ob_decref(place);
    if (todo != NULL)
        ob_decref(todo);
    return result;
}
