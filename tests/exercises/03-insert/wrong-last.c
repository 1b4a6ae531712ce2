// REFUSED: The item is in the list already
// What is at the end already is not put there again.
#include "ouroboros.h"
int list_insert(ObObject *list, int64_t i, ObObject *item);
int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    const int64_t n = (int64_t)ob_list_size(list);
    if (i >= n && n > 0 && ob_list_get_borrowed(list, -1) == item)
        return 0;
    if (ob_list_append(list, ob_none()) < 0)
        return -1;
    if (i < -n)
        i = -n;
    if (i < 0)
        i += n;
    else if (i > n)
        i = n;
    ObObject *carried = item;
    ob_incref(carried);
    while (i <= n) {
        ObObject *here = ob_list_get(list, i);
        ob_list_set(list, i++, carried);
        ob_decref(carried);
        carried = here;
    }
    ob_decref(carried);
    return 0;
}
