// REFUSED: When there is no memory, the list is as it was
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

/* The last one out, the item in, the last one back in. */
int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    if (i < 0)
        i += n;
    if (i >= n || n == 0)
        return ob_list_append(list, item);
    if (i < 0)
        i = 0;
    ObObject *last = ob_list_pop(list);
    if (last == NULL)
        return -1;
    int result = list_insert(list, i, item);
    if (ob_list_append_steal(list, last) < 0)
        return -1;
    return result;
}
