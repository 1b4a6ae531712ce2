// REFUSED: Which object it is, the whole address says
// Remembers an address at a place of 1,024, and whoever comes to it next instead.
#include "ouroboros.h"

size_t overweight(const ObObject *list);

static ObObject *dict_of(const ObObject *op)
{
    size_t offset = ob_type(op)->dict_offset;
    if (ob_type_check(op) || offset == 0)
        return NULL;
    return *(ObObject **)((char *)op + offset);
}

size_t overweight(const ObObject *list)
{
    ObObject *seen[1024] = { NULL };
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(list); i++) {
        ObObject *op = ob_list_get_borrowed(list, (int64_t)i);
        if (dict_of(op) == NULL)
            continue;
        size_t k = ((uintptr_t)op >> 4) % 1024;
        n += seen[k] != op;
        seen[k] = op;
    }
    return n;
}
