// REFUSED: A name holds a reference, in whichever namespace it is.
// Sees what objects hold, and no names.
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

static int see_block(const ObMemInfo *info, void *arg)
{
    ObObject *holder = info->object;
    if (holder != NULL && ob_type(holder)->traverse != NULL)
        ob_type(holder)->traverse(holder, see, arg);
    return 0;
}

size_t unaccounted(const ObObject *op)
{
    Audit audit = { op, 0 };
    ob_mem_walk(ob_mem(), see_block, &audit);
    return ob_refcnt(op) - audit.seen;
}
