// REFUSED: The item is in the list already
// Moving up ends at the item, where it is.
#include "ouroboros.h"
int list_insert(ObObject *list, int64_t i, ObObject *item);
int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    i = i < 0 ? (i < -n ? 0 : i + n) : i < n ? i : n;
    if (ob_list_append(list, item) < 0)
        return -1;
    for (; n > i; n--) {
        ObObject *below = ob_list_get_borrowed(list, n - 1);
        if (below == item && n - 1 > i + 1)
            continue;
        ob_list_set(list, n, below);
    }
    return ob_list_set(list, i, item);
}
