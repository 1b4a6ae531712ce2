/* container: which objects the heap is to track.
 *
 * CPython: Include/internal/pycore_object.h, Objects/tupleobject.c
 */
#include "ob_heap.h"

ObHeap *ob_heap(void)
{
    return ob_thread_self->interp->heap;
}

/* --- whether it can ever be in a cycle --- */

static int is_container(ObObject *op, void *arg)
{
    (void)arg;
    return ob_is_container(op);
}

/* Cannot change, and holds nothing that could lead back to it. */
static bool is_fixed_on_atoms(ObObject *op)
{
    const ObType *type = ob_type(op);
    return type->fixed && type->traverse(op, is_container, NULL) == 0;
}

static int may_be_tracked(ObObject *op, void *arg)
{
    (void)arg;
    return ob_is_container(op)
           && (!ob_type(op)->fixed || ob_is_tracked(op));
}

bool ob_needs_tracking(ObObject *op)
{
    const ObType *type = ob_type(op);
    return !type->fixed
           || type->traverse(op, may_be_tracked, NULL) != 0;
}

void ob_track(ObObject *op)
{
    if (ob_is_container(op) && !ob_is_tracked(op)
        && !is_fixed_on_atoms(op))
        ob_heap_track(ob_heap(), op);
}

void ob_untrack(ObObject *op)
{
    if (ob_is_tracked(op))
        ob_heap_untrack(ob_heap(), op);
}

bool ob_is_tracked(const ObObject *op)
{
    return ob_is_container(op) && ob_heap_is_tracked(ob_heap(), op);
}
