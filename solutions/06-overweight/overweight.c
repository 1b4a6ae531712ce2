/* Exercise 6.2: Who is overweight? A solution. */
#include "ouroboros.h"

size_t overweight(const ObObject *list);

static const ObObject *item(const ObObject *list, size_t i)
{
    return ob_list_get_borrowed(list, (int64_t)i);
}

static bool has_dict(const ObObject *op)
{
    size_t offset = ob_type(op)->dict_offset;
    if (offset == 0)
        return false;
    return *(ObObject *const *)((const char *)op + offset) != NULL;
}

static bool is_among_first(const ObObject *op, const ObObject *list,
                           size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (item(list, i) == op)
            return true;
    return false;
}

size_t overweight(const ObObject *list)
{
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(list); i++) {
        const ObObject *op = item(list, i);
        if (has_dict(op) && !is_among_first(op, list, i))
            n++;
    }
    return n;
}
