// REFUSED: ob_decref: `ob_list_pop(list)` is NULL
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

/* Takes the tail off, and puts it back behind the item. The room is
 * there already, so only the first append can fail. */
int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    if (i < 0)
        i += n;
    if (i < 0)
        i = 0;
    if (i > n)
        i = n;
    ObObject *tail = ob_list_new();
    if (tail == NULL)
        return -1;
    for (int64_t k = n; k > i; k--)
        if (ob_list_append(tail, ob_list_get_borrowed(list, k - 1)) < 0) {
            ob_decref(tail);
            return -1;
        }
    if (ob_list_append(list, item) < 0) {
        ob_decref(tail);
        return -1;
    }
    for (int64_t k = n; k > i; k--)
        ob_decref(ob_list_pop(list));
    ob_list_set(list, i, item);
    while (ob_list_size(tail) > 0) {
        ObObject *next = ob_list_pop(tail);
        if (ob_list_append_steal(list, next) < 0)
            break;
    }
    ob_decref(tail);
    return 0;
}
