/* receipts: counting that notes where each reference was taken.
 *
 * CPython has no such thing; its nearest is -X showrefcount, a sum.
 */
#include "ob_object.h"

/* Here the counting itself is meant, not the macros. */
#undef ob_incref
#undef ob_decref

#ifdef OB_RECEIPTS
/* The block to note something on; NULL: op has no receipts. */
static void *noted(ObObject *op)
{
    if (op == NULL || ob_is_immortal(op))
        return NULL;
    /* a container is behind what its heap keeps */
    if (ob_is_heaped(op))
        return ob_container_block(op);
    return op;
}
#else
static void *noted(const ObObject *op)
{
    (void)op;
    return NULL;
}
#endif

ObObject *ob_taken_at(ObObject *op, ObSite at)
{
    void *block = noted(op);
    if (block != NULL)
        ob_mem_take(ob_mem(), block, at);
    return op;
}

ObObject *ob_held_at(ObObject *op, ObSite at)
{
    void *block = noted(op);
    if (block != NULL)
        ob_mem_hold(ob_mem(), block, at);
    return op;
}

ObObject *ob_dropped_at(ObObject *op, ObSite at)
{
    void *block = noted(op);
    if (block != NULL)
        ob_mem_release(ob_mem(), block, at);
    return op;
}

void ob_incref_at(ObObject *op, ObSite at)
{
    ob_require_alive_at("ob_incref", at.expr, op);
    ob_incref(ob_taken_at(op, at));
}

void ob_decref_at(ObObject *op, ObSite at)
{
    ob_require_alive_at("ob_decref", at.expr, op);
    ob_decref(ob_dropped_at(op, at));
}
