// REFUSED: It is not the dict where the attributes are: that one is at dict_offset
// Goes by what is shown last, before the class.
#include "ouroboros.h"

size_t overweight(const ObObject *list);

static int shown(ObObject *op, void *arg)
{
    ObObject **last = arg;
    last[0] = last[1];
    last[1] = op;
    return 0;
}

/* The dict is shown last but one, before the class. */
static ObObject *dict_of(const ObObject *op)
{
    ObObject *last[2] = { NULL, NULL };
    if (ob_type_check(op) || ob_type(op)->dict_offset == 0)
        return NULL;
    ob_type(op)->traverse((ObObject *)op, shown, last);
    return last[0] != NULL && ob_type(last[0]) == &ob_dict_type
           ? last[0] : NULL;
}

size_t overweight(const ObObject *list)
{
    ObObject *seen[1000];
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(list); i++) {
        ObObject *op = ob_list_get_borrowed(list, (int64_t)i);
        if (dict_of(op) == NULL)
            continue;
        size_t k = 0;
        while (k < n && seen[k] != op)
            k++;
        if (k == n)
            seen[n++] = op;
    }
    return n;
}
