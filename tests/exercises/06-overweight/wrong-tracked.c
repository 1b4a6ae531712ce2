// REFUSED: Whether the collector knows an instance makes no difference
// Looks at tracked instances only.
#include "ouroboros.h"

size_t overweight(const ObObject *list);

static bool has_dict(const ObObject *op)
{
    size_t offset = ob_type(op)->dict_offset;
    return offset != 0 && ob_is_tracked(op)
           && *(ObObject *const *)((const char *)op + offset) != NULL;
}

size_t overweight(const ObObject *list)
{
    size_t n = 0;
    for (int64_t i = 0; i < (int64_t)ob_list_size(list); i++) {
        const ObObject *op = ob_list_get_borrowed(list, i);
        bool before = false;
        for (int64_t k = 0; k < i && !before; k++)
            before = ob_list_get_borrowed(list, k) == op;
        n += !before && has_dict(op);
    }
    return n;
}
