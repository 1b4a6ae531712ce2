/* receipts: counting that notes where each reference was taken.
 *
 * CPython has no such thing; its nearest is -X showrefcount, a sum.
 */
#include "ob_object.h"

#ifdef OB_RECEIPTS

/* Here the counting itself is meant, not the macros. */
#undef ob_incref
#undef ob_decref

void ob_incref_at(ObObject *op, ObSite at)
{
    ob_incref(op);
    if (!ob_is_immortal(op))
        ob_mem_take(ob_mem(), ob_block_of(op), at);
}

void ob_decref_at(ObObject *op, ObSite at)
{
    if (!ob_is_immortal(op))
        ob_mem_release(ob_mem(), ob_block_of(op), at);
    ob_decref(op);
}

ObObject *ob_held_at(ObObject *op, ObSite at)
{
    if (op != NULL && !ob_is_immortal(op))
        ob_mem_hold(ob_mem(), ob_block_of(op), at);
    return op;
}

ObObject *ob_dropped_at(ObObject *op, ObSite at)
{
    if (!ob_is_immortal(op))
        ob_mem_release(ob_mem(), ob_block_of(op), at);
    return op;
}

#else
typedef int ob_no_receipts;     /* C wants something in a file */
#endif
