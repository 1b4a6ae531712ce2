// REFUSED: The list and what is in it are as they were
/* Marks them in their flags, and takes the marks off if all went well. */
#include "ouroboros.h"

ObObject *kept(ObObject *garbage);

enum { GARBAGE = 1 << 30, KEPT = 1 << 29 };

static int mark(ObObject *op, void *arg)
{
    if ((op->flags & (GARBAGE | KEPT)) == GARBAGE) {
        op->flags |= KEPT;
        *(bool *)arg = true;
    }
    return 0;
}

ObObject *kept(ObObject *garbage)
{
    ObObject *result = ob_list_new();
    if (result == NULL)
        return NULL;
    int64_t n = (int64_t)ob_list_size(garbage);
    for (int64_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, i);
        op->flags |= GARBAGE;
        if (ob_has_last_words(op))
            op->flags |= KEPT;
    }
    bool more = true;
    while (more) {
        more = false;
        for (int64_t i = 0; i < n; i++) {
            ObObject *op = ob_list_get_borrowed(garbage, i);
            if (op->flags & KEPT && ob_type(op)->traverse != NULL)
                ob_type(op)->traverse(op, mark, &more);
        }
    }
    for (int64_t i = 0; i < n; i++) {
        ObObject *op = ob_list_get_borrowed(garbage, i);
        if (op->flags & KEPT && ob_list_append(result, op) < 0) {
            ob_decref(result);
            return NULL;
        }
        op->flags &= ~(uint32_t)(GARBAGE | KEPT);
    }
    return result;
}
