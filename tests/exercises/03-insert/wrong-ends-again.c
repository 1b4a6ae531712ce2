// REFUSED: An index beyond either end means that end: insert never fails for its index.
// Knows the end, and not that there is a beginning.
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    i = i < 0 ? i + n : i;
    i = i > n ? n : i;
    if (i < 0)
        return -1;
    if (ob_list_append(list, item) < 0)
        return -1;
    for (int64_t k = n; k > i; k--)
        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));
    return ob_list_set(list, i, item);
}
