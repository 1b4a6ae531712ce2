// REFUSED: each after it
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    int result = 0;
    ObObject *before = ob_list_copy(list);
    if (before == NULL)
        return -1;
    if (i < 0)
        i = i < -n ? 0 : i + n;
    else if (i > n)
        i = n;
    ob_list_clear(list);
    for (int64_t j = 0; j <= n && result == 0; j++)
        result = ob_list_append(list, j == i ? item
                                : ob_list_get_borrowed(before, j < i ? j : j - 1));
    if (result < 0) {
        ob_list_clear(list);
        ob_list_extend(list, before);
    }
    ob_decref(before);
    return result;
}
