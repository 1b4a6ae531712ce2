// A list of weak references, from which the dead go when somebody joins.
#include "listeners.h"

ObObject *listeners_new(void)
{
    return ob_list_new();
}

static ObObject *ref_at(ObObject *group, size_t i)
{
    return ob_list_get_borrowed(group, (int64_t)i);
}

/* Its place, or the size of the group. */
static size_t find(ObObject *group, const ObObject *op)
{
    size_t i = 0;
    while (i < ob_list_size(group)
           && ob_ref_to_borrowed(ref_at(group, i)) != op)
        i++;
    return i;
}

static int sweep(ObObject *group)
{
    for (size_t i = ob_list_size(group); i-- > 0;)
        if (ob_ref_is_dead(ref_at(group, i))
            && ob_list_del(group, (int64_t)i) < 0)
            return -1;
    return 0;
}

int listeners_add(ObObject *group, ObObject *op)
{
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    int result = sweep(group);
    if (result == 0 && find(group, op) == ob_list_size(group))
        result = ob_list_append(group, ref);
    ob_decref(ref);
    return result;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    size_t i = find(group, op);
    if (i == ob_list_size(group))
        return 0;
    return ob_list_del(group, (int64_t)i) < 0 ? -1 : 1;
}

size_t listeners_count(ObObject *group)
{
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(group); i++)
        n += !ob_ref_is_dead(ref_at(group, i));
    return n;
}

static int tell_one(ObObject *group, ObObject *ref, const char *method,
                    ObObject *event)
{
    ObObject *op;
    if (ob_ref_get(ref, &op) != 1)
        return 0;
    int result = 0;
    if (find(group, op) < ob_list_size(group)) {
        ObObject *answer = ob_call_method(op, method, &event, 1);
        if (answer == NULL)
            result = -1;
        else
            ob_decref(answer);
    }
    ob_decref(op);
    return result;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    ObObject *copy = ob_list_copy(group);
    if (copy == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; i < ob_list_size(copy) && result == 0; i++)
        result = tell_one(group, ref_at(copy, i), method, event);
    ob_decref(copy);
    return result;
}
