// REFUSED: An object that is in the list twice is counted once.
// Remembers only the first 256 that it has counted.
#include "ouroboros.h"

size_t overweight(const ObObject *list);

enum { ROOM = 256 };

static bool has_dict(const ObObject *op)
{
    const ObType *type = ob_type(op);
    if (type->dict_offset == 0 || ob_type_check(op)
        || !ob_class_check(&type->base))
        return false;
    return *(ObObject *const *)((const char *)op + type->dict_offset)
           != NULL;
}

size_t overweight(const ObObject *list)
{
    const ObObject *counted[ROOM];
    size_t n = 0, found = 0;
    for (size_t i = 0; i < ob_list_size(list); i++) {
        const ObObject *op = ob_list_get_borrowed(list, (int64_t)i);
        if (!has_dict(op))
            continue;
        size_t k = 0;
        while (k < n && counted[k] != op)
            k++;
        if (k < n)
            continue;
        found++;
        if (n < ROOM)
            counted[n++] = op;
    }
    return found;
}
