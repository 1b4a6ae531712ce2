// Looks names up again, one after the other.
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

struct count { const ObObject *of; size_t n; };

static int text_add(ObObject *op, void *to)     /* a name of the harness */
{
    struct count *count = to;
    if (count->of == op)
        count->n = count->n + 1;
    return 0;
}

static int each(const ObMemInfo *info, void *to)
{
    ObObject *op = info->object;
    if (op == NULL)
        return 0;
    int (*traverse)(ObObject *, ObVisit *, void *) = ob_type(op)->traverse;
    return traverse == NULL ? 0 : traverse(op, text_add, to);
}

size_t unaccounted(const ObObject *op)
{
    struct count count = { op, 0 };
    ob_mem_walk(ob_mem(), each, &count);
    for (const ObNamespace *ns = ob_thread_self->interp->namespaces;
         ns != NULL; ns = ns->next)
        for (size_t i = 0; i < ob_namespace_size(ns); i++)
            text_add(ob_namespace_lookup_borrowed(
                         ns, ob_namespace_name(ns, i)), &count);
    return ob_refcnt(op) - count.n;
}
