// From the end, by recursion.
#include "ouroboros.h"

#include <string.h>

size_t overweight(const ObObject *list);

static bool is_heavy(const ObObject *op)
{
    ObObject *dict = NULL;
    if (ob_type(op)->dict_offset != 0)
        memcpy(&dict, (const char *)op + ob_type(op)->dict_offset,
               sizeof dict);
    return dict != NULL;
}

static bool is_new(const ObObject *list, int64_t at)
{
    const ObObject *op = ob_list_get_borrowed(list, at);
    while (at-- > 0)
        if (ob_list_get_borrowed(list, at) == op)
            return false;
    return true;
}

static size_t count(const ObObject *list, int64_t n)
{
    if (n == 0)
        return 0;
    return count(list, n - 1)
           + (is_heavy(ob_list_get_borrowed(list, n - 1))
              && is_new(list, n - 1));
}

size_t overweight(const ObObject *list)
{
    return count(list, (int64_t)ob_list_size(list));
}
