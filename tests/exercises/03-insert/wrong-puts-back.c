// REFUSED: each after it
#include "ouroboros.h"

int list_insert(ObObject *list, int64_t i, ObObject *item);

static int refill(ObObject *list, const ObObject *old, size_t at,
                  ObObject *item)
{
    size_t n = ob_list_size(old);
    for (size_t k = 0; k <= n; k++) {
        if (k == at && ob_list_append(list, item) < 0)
            return -1;
        if (k < n && ob_list_append(list,
                         ob_list_get_borrowed(old, (int64_t)k)) < 0)
            return -1;
    }
    return 0;
}

int list_insert(ObObject *list, int64_t i, ObObject *item)
{
    int64_t size = (int64_t)ob_list_size(list);
    if (i < 0)
        i = i + size < 0 ? 0 : i + size;
    if (i > size)
        i = size;
    ObObject *old = ob_list_copy(list);
    if (old == NULL)
        return -1;
    ob_list_clear(list);
    int result = refill(list, old, (size_t)i, item);
    if (result < 0) {
        /* back to what it was */
        ObError error = ob_error_take();
        ob_list_clear(list);
        ob_list_extend(list, old);
        ob_error_restore(&error);
    }
    ob_decref(old);
    return result;
}
