// REFUSED: is NULL
/* Tellings within each other share one copy. */
#include "listeners.h"

/* A group is a list of weak references. */
static int64_t place_of(ObObject *list, ObObject *op)
{
    size_t n = ob_list_size(list);
    for (size_t i = 0; i < n; i++) {
        ObObject *ref = ob_list_get_borrowed(list, (int64_t)i);
        if (ob_ref_to_borrowed(ref) == op)
            return (int64_t)i;
    }
    return -1;
}

static int sweep(ObObject *list)
{
    for (size_t i = ob_list_size(list); i-- > 0;)
        if (ob_ref_is_dead(ob_list_get_borrowed(list, (int64_t)i))
            && ob_list_del(list, (int64_t)i) < 0)
            return -1;
    return 0;
}

ObObject *listeners_new(void)
{
    return ob_list_new();
}

int listeners_add(ObObject *group, ObObject *op)
{
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    int result = sweep(group);
    if (result == 0 && place_of(group, op) < 0)
        result = ob_list_append(group, ref);
    ob_decref(ref);
    return result;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    int64_t i = place_of(group, op);
    if (i < 0)
        return 0;
    return ob_list_del(group, i) < 0 ? -1 : 1;
}

size_t listeners_count(ObObject *group)
{
    size_t living = 0;
    for (size_t i = 0; i < ob_list_size(group); i++)
        living += !ob_ref_is_dead(ob_list_get_borrowed(group,
                                                       (int64_t)i));
    return living;
}

static int tell_one(ObObject *group, ObObject *ref, const char *method,
                    ObObject *event)
{
    ObObject *op;
    int result = ob_ref_get(ref, &op);
    if (result <= 0)
        return result;
    if (place_of(group, op) < 0) {
        ob_decref(op);
        return 0;
    }
    ObObject *answer = ob_call_method(op, method, &event, 1);
    ob_decref(op);
    if (answer == NULL)
        return -1;
    ob_decref(answer);
    return 0;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    static ObObject *copy;
    ObObject *before = copy;
    copy = ob_list_copy(group);
    if (copy == NULL) {
        copy = before;
        return -1;
    }
    int result = 0;
    for (size_t i = 0; result == 0 && copy != NULL && i < ob_list_size(copy); i++)
        result = tell_one(group, ob_list_get_borrowed(copy, (int64_t)i),
                          method, event);
    ob_decref(copy);
    copy = NULL;
    return result;
}
