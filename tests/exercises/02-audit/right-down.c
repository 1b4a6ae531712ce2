// Counts down, in two walks.
#include "ouroboros.h"

size_t unaccounted(const ObObject *op);

static const ObObject *wanted;
static size_t left;

static int found(ObObject *op, void *arg)
{
    (void)arg;
    if (op == wanted)
        left--;
    return 0;
}

static int in_block(const ObMemInfo *info, void *arg)
{
    if (info->domain == OB_MEM_OBJECT && info->object != NULL) {
        const ObType *type = ob_type(info->object);
        if (type->traverse)
            (void)type->traverse(info->object, found, arg);
    }
    return 0;
}

size_t unaccounted(const ObObject *op)
{
    wanted = op;
    left = ob_refcnt(op);
    ob_mem_walk(ob_mem(), in_block, NULL);
    ObNamespace *ns = ob_thread_self->interp->namespaces;
    while (ns != NULL) {
        for (size_t i = ob_namespace_size(ns); i > 0; i--)
            found(ob_namespace_value_borrowed(ns, i - 1), NULL);
        ns = ns->next;
    }
    return left;
}
