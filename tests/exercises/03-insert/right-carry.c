// Makes room with its last item, then carries the rest forward.
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    if (i < 0 && (i += n) < 0)
        i = 0;
    if (i >= n)
        return ob_list_append(list, item);
    if (ob_list_append(list, ob_list_get_borrowed(list, n - 1)) < 0)
        return -1;
    ob_incref(item);
    ObObject *carried = item;
    for (; i < n; i++) {
        ObObject *next = ob_list_get_borrowed(list, i);
        ob_incref(next);
        ob_list_set(list, i, carried);
        ob_decref(carried);
        carried = next;
    }
    ob_decref(carried);
    return 0;
}
