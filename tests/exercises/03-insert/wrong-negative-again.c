// REFUSED: A negative index counts from the end
// Asks how long the list is when it has grown already.
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    if (ob_list_append(list, item) < 0)
        return -1;
    int64_t n = (int64_t)ob_list_size(list);
    if (i < 0)
        i = i + n < 0 ? 0 : i + n;
    for (int64_t k = n - 1; k > i; k--)
        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));
    return ob_list_set(list, i < n ? i : n - 1, item);
}
