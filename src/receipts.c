/* receipts: counting that notes where each reference was taken.
 *
 * CPython has no such thing; its nearest is -X showrefcount, a sum.
 */
#include "ob_object.h"

#ifdef OB_RECEIPTS
/* The block to note on what `function` does to op; NULL: there is
 * none. */
static void *noted(const char *function, ObObject *op, ObSite at)
{
    ob_require_alive_at(function, at.expr, op);
    if (ob_is_immortal(op))
        return NULL;
    /* a container is behind what its heap keeps */
    if (ob_is_heaped(op))
        return ob_container_block(op);
    return op;
}
#else
static void *noted(const char *function, ObObject *op, ObSite at)
{
    (void)function, (void)op, (void)at;
    return NULL;
}
#endif

ObObject *ob_taken_at(ObObject *op, ObSite at)
{
    void *block = noted("ob_incref", op, at);
    if (block != NULL)
        ob_mem_take(ob_mem(), block, at);
    return op;
}

ObObject *ob_held_at(ObObject *op, ObSite at)
{
    void *block = op == NULL ? NULL : noted("ob_held", op, at);
    if (block != NULL)
        ob_mem_hold(ob_mem(), block, at);
    return op;
}

ObObject *ob_dropped_at(ObObject *op, ObSite at)
{
    void *block = noted("ob_decref", op, at);
    if (block != NULL)
        ob_mem_release(ob_mem(), block, at);
    return op;
}

ObObject *ob_handed_at(ObObject *op, ObSite at)
{
    void *block = noted("ob_handed", op, at);
    if (block != NULL)
        ob_mem_hand(ob_mem(), block, at);
    return op;
}

const ObReceipt *ob_receipts(ObObject *op)
{
    void *block = noted("ob_receipts", op, (ObSite){ .expr = "op" });
    return block != NULL ? ob_mem_notes(ob_mem(), block) : NULL;
}
