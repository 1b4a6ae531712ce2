/* Exercise 3.2: Insert. A solution. */
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    i = i < 0 ? i + n : i;
    i = i < 0 ? 0 : i > n ? n : i;
    if (ob_list_append(list, item) < 0)
        return -1;
    for (int64_t k = n; k > i; k--)
        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));
    return ob_list_set(list, i, item);
}
