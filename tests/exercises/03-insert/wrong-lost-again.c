// REFUSED: When there is no memory, the list is as it was
// Takes out what is behind, and puts it back.
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

static int put_behind(ObObject *list, size_t at, ObObject *item)
{
    if (ob_list_size(list) <= at)
        return ob_list_append(list, item);
    ObObject *last = ob_list_pop(list);
    if (last == NULL)
        return -1;
    int result = put_behind(list, at, item);
    return ob_list_append_steal(list, last) < 0 ? -1 : result;
}

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t n = (int64_t)ob_list_size(list);
    if (i < 0)
        i = i + n < 0 ? 0 : i + n;
    return put_behind(list, i > n ? (size_t)n : (size_t)i, item);
}
