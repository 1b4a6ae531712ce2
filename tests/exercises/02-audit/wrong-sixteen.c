// REFUSED: However often it is referred to, each reference counts
// Counts in sixteen bits.
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

typedef struct Seen {
    const ObObject *op;
    uint16_t n;
} Seen;

static int one_reference(ObObject *to, void *arg)
{
    Seen *seen = arg;
    seen->n = (uint16_t)(seen->n + (to == seen->op));
    return 0;
}

static int one_block(const ObMemInfo *info, void *arg)
{
    ObObject *op = info->object;
    if (op != NULL && !ob_is_immortal(op)
        && ob_type(op)->traverse != NULL)
        ob_type(op)->traverse(op, one_reference, arg);
    return 0;
}

static void names(Seen *seen)
{
    const ObNamespace *ns = ob_thread_self->interp->namespaces;
    for (; ns != NULL; ns = ns->next)
        for (size_t i = 0; i < ob_namespace_size(ns); i++)
            one_reference(ob_namespace_value_borrowed(ns, i), seen);
}

size_t unaccounted(const ObObject *op)
{
    Seen seen = { op, 0 };
    ob_mem_walk(ob_mem(), one_block, &seen);
    names(&seen);
    return ob_refcnt(op) - seen.n;
}
