// REFUSED: Each call looks anew.
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

typedef struct Audit {
    const ObObject *op;
    size_t seen;
} Audit;

static int see(ObObject *op, void *arg)
{
    Audit *audit = arg;
    audit->seen += op == audit->op;
    return 0;
}

static void see_names(Audit *audit)
{
    ObNamespace *ns = ob_thread_self->interp->namespaces;
    for (; ns != NULL; ns = ns->next)
        for (size_t i = 0; i < ob_namespace_size(ns); i++)
            see(ob_namespace_value_borrowed(ns, i), audit);
}

static int block(const ObMemInfo *info, void *arg)
{
    ObObject *holder = info->object;
    if (holder != NULL && ob_type(holder)->traverse != NULL)
        ob_type(holder)->traverse(holder, see, arg);
    return 0;
}

/* The same question again, and nothing born, and the count the same:
 * the same answer. */
size_t unaccounted(const ObObject *op)
{
    static Audit audit;
    static uint32_t count;
    static unsigned long births;
    if (op == audit.op && ob_refcnt(op) == count
        && births == ob_mem_allocations(ob_mem()))
        return count - audit.seen;
    audit = (Audit){ op, 0 };
    count = ob_refcnt(op);
    births = ob_mem_allocations(ob_mem());
    see_names(&audit);
    ob_mem_walk(ob_mem(), block, &audit);
    return count - audit.seen;
}
