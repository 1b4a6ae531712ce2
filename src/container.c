/* container: the objects that live in the heap: their births and
 * deaths, and whether they are tracked.
 *
 * CPython: Python/gc.c, Include/internal/pycore_object.h
 */
#include "ob_container.h"
#if defined(OB_HEAP_PAGES) && defined(NDEBUG)
#include "pages.h"

/* Without a call: a heap begins with its pages. */
#define ob_heap_is_tracked(heap, op) \
    (*ob_state_at((ObPages *)(heap), op) != OB_UNTRACKED)
#define ob_heap_track(heap, op) ob_make_young((ObPages *)(heap), op)
#define ob_heap_untrack(heap, op) \
    ((void)(*ob_state_at((ObPages *)(heap), op) = OB_UNTRACKED))
#endif

ObHeap *ob_heap(void)
{
    return ob_self()->interp->heap;
}

ObObject *ob_container_alloc(size_t size, const char *where)
{
    ObObject *op = ob_heap_alloc_at(ob_heap(), size, where);
    /* count a birth */
    if (op != NULL)
        ob_count_birth(&ob_self()->interp->gc);
    return op;
}

void ob_container_free(ObObject *op)
{
    /* count a death */
    ob_count_death(&ob_self()->interp->gc);
    ob_heap_free(ob_heap(), op);
}

void *ob_container_block(ObObject *op)
{
    return ob_heap_block_of(op);
}

/* --- whether it can ever be in a cycle --- */

static int is_container(ObObject *op, void *arg)
{
    (void)arg;
    ob_require_shown(op);
    return ob_is_container(op);
}

/* Cannot change, and holds nothing that could lead back to it. */
static bool is_fixed_on_atoms(ObObject *op)
{
    const ObType *type = ob_type(op);
    return type->fixed && ob_show(op, is_container, NULL) == 0;
}

void ob_track(ObObject *op)
{
    ob_require_object(op);
    ObHeap *heap = ob_heap();
    if (!ob_is_heaped(op) || ob_heap_is_tracked(heap, op))
        return;
    op->flags |= OB_COMPLETE;
    if (!is_fixed_on_atoms(op))
        ob_heap_track(heap, op);
}

void ob_untrack(ObObject *op)
{
    ob_require_pointer(op);
    if (ob_is_heaped(op))
        ob_heap_untrack(ob_heap(), op);
}

bool ob_is_tracked(const ObObject *op)
{
    ob_require_pointer(op);
    return ob_is_heaped(op) && ob_heap_is_tracked(ob_heap(), op);
}
