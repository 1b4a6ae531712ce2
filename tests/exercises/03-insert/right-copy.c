// What is behind is copied into a list of its own, and set again.
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

static int64_t place(int64_t i, int64_t n)
{
    if (i < 0)
        i = i < -n ? 0 : i + n;
    return i < n ? i : n;
}

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list), at = place(i, n);
    ObObject *tail = ob_list_new();
    int result = tail == NULL ? -1 : ob_list_append(tail, item);
    for (int64_t k = at; k < n && result == 0; k++)
        result = ob_list_append(tail, ob_list_get_borrowed(list, k));
    if (result == 0)
        result = ob_list_append(list, ob_none());
    for (int64_t k = at; k <= n && result == 0; k++)
        ob_list_set(list, k, ob_list_get_borrowed(tail, k - at));
    if (tail != NULL)
        ob_decref(tail);
    return result;
}
