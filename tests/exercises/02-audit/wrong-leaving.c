// REFUSED: last words have bound a new one
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

typedef struct Search {
    const ObObject *op;
    size_t found;
} Search;

static int see_reference(ObObject *op, void *arg)
{
    Search *search = arg;
    search->found += op == search->op;
    return 0;
}

static int see_block(const ObMemInfo *info, void *arg)
{
    ObObject *holder = info->object;
    if (holder != NULL && ob_type(holder)->traverse != NULL)
        ob_type(holder)->traverse(holder, see_reference, arg);
    return 0;
}

size_t unaccounted(const ObObject *op)
{
    Search search = { op, 0 };
    ob_mem_walk(ob_mem(), see_block, &search);
    for (const ObNamespace *ns = ob_thread_self->interp->namespaces;
         ns != NULL; ns = ns->next) {
        if (ns->leaving)
            continue;           /* its names are going */
        for (size_t i = 0; i < ob_namespace_size(ns); i++)
            see_reference(ob_namespace_value_borrowed(ns, i), &search);
    }
    return ob_refcnt(op) - search.found;
}
