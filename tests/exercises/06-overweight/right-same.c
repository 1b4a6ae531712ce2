// Asks with ob_same: an instance equals itself, and no other.
#include "ouroboros.h"
size_t overweight(const ObObject *list);
size_t overweight(const ObObject *list)
{
    size_t n = 0;
    for (int64_t i = 0; i < (int64_t)ob_list_size(list); i++) {
        ObObject *op = ob_list_get_borrowed(list, i);
        size_t at = ob_type(op)->dict_offset;
        if (at == 0 || *(ObObject **)((char *)op + at) == NULL)
            continue;
        int64_t k = 0;
        for (; k < i; k++) {
            ObObject *other = ob_list_get_borrowed(list, k);
            if (ob_type(other) == ob_type(op) && ob_same(other, op) == 1)
                break;
        }
        n += k == i;
    }
    return n;
}
