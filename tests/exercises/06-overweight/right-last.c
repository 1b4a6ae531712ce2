// Counts each where it stands last.
#include "ouroboros.h"

size_t overweight(const ObObject *list);

size_t overweight(const ObObject *list)
{
    size_t heavy = 0;
    int64_t n = (int64_t)ob_list_size(list);
    for (int64_t i = 0; i < n; i++) {
        const ObObject *op = ob_list_get_borrowed(list, i);
        int64_t k = i + 1;
        while (k < n && ob_list_get_borrowed(list, k) != op)
            k++;
        size_t offset = ob_type(op)->dict_offset;
        ObObject *const *dict = (ObObject *const *)(const void *)
            ((const char *)op + offset);
        if (k == n && offset > 0 && *dict != NULL)
            heavy++;
    }
    return heavy;
}
