/* Exercise 8.5: Listeners. A solution. */
#include "listeners.h"

/* A group is a list of weak references. The dead are taken out of it
 * when somebody joins. */
ObObject *listeners_new(void)
{
    return ob_list_new();
}

static size_t size_of(const ObObject *group)
{
    return ob_list_size(group);
}

static ObObject *ref_at(const ObObject *group, size_t i)
{
    return ob_list_get_borrowed(group, (int64_t)i);
}

/* If there is no memory for it, it is done the next time. */
static void sweep(ObObject *group)
{
    for (size_t i = size_of(group); i-- > 0; )
        if (ob_ref_is_dead(ref_at(group, i))
            && ob_list_del(group, (int64_t)i) < 0) {
            ob_error_clear();
            return;
        }
}

/* Where this very reference is; the size: nowhere. */
static size_t find(const ObObject *group, const ObObject *ref)
{
    size_t i = 0;
    while (i < size_of(group) && ref_at(group, i) != ref)
        i++;
    return i;
}

int listeners_add(ObObject *group, ObObject *op)
{
    sweep(group);
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return -1;
    int result = 0;
    if (find(group, ref) == size_of(group))
        result = ob_list_append(group, ref);
    ob_decref(ref);
    return result;
}

/* Whether the reference is to op. */
static bool is_to(ObObject *ref, const ObObject *op)
{
    ObObject *to;
    if (ob_ref_get(ref, &to) <= 0)
        return false;
    ob_decref(to);
    return to == op;
}

int listeners_remove(ObObject *group, ObObject *op)
{
    for (size_t i = 0; i < size_of(group); i++)
        if (is_to(ref_at(group, i), op))
            return ob_list_del(group, (int64_t)i) < 0 ? -1 : 1;
    return 0;
}

size_t listeners_count(ObObject *group)
{
    size_t n = 0;
    for (size_t i = 0; i < size_of(group); i++)
        n += !ob_ref_is_dead(ref_at(group, i));
    return n;
}

static int tell_one(ObObject *ref, const char *method, ObObject *event)
{
    ObObject *op;
    if (ob_ref_get(ref, &op) <= 0)
        return 0;
    ObObject *result = ob_call_method(op, method, &event, 1);
    int told = result == NULL ? -1 : 0;
    if (result != NULL)
        ob_decref(result);
    ob_decref(op);
    return told;
}

int listeners_tell(ObObject *group, const char *method,
                   ObObject *event)
{
    ObObject *turns = ob_list_copy(group);
    if (turns == NULL)
        return -1;
    int result = 0;
    for (size_t i = 0; result == 0 && i < size_of(turns); i++) {
        ObObject *ref = ref_at(turns, i);
        if (find(group, ref) < size_of(group))
            result = tell_one(ref, method, event);
    }
    ob_decref(turns);
    return result;
}
