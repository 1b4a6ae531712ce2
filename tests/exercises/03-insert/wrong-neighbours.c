// REFUSED: The item is in the list already
// What is equal to its neighbour does not move.
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
        ObObject *here = ob_list_get_borrowed(list, n);
        if (ob_type(below) == &ob_float_type && ob_type(here) == &ob_float_type
            && ob_float_value(below) == ob_float_value(here))
            continue;
        ob_list_set(list, n, below);
    }
    return ob_list_set(list, i, item);
}
