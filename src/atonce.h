/* atonce: births and deaths without a call, where a release build is on
 * pages. Not for programs, which call the functions.
 *
 * CPython: _PyObject_GC_TRACK, Include/internal/pycore_object.h
 */
#ifndef OB_ATONCE_H
#define OB_ATONCE_H

#include "ob_object.h"
#include "pages.h"

#if defined(OB_HEAP_PAGES) && defined(NDEBUG) && !defined(OB_RECEIPTS)
#define OB_AT_ONCE

/* --- born, tracked and freed at once --- */

/* NULL: it takes a call. */
static inline ObObject *ob_born_at_once(ObType *type, size_t size)
{
    ObInterp *interp = ob_self()->interp;
    ObObject *op = ob_cell_at_once(&interp->mem, size);
    if (op == NULL)
        return NULL;
    *op = (ObObject){ 1, type->traverse != NULL ? OB_HEAPED : 0, type };
    ob_incref(&type->base);
    if (ob_is_heaped(op))
        ob_count_birth(&interp->gc);
    return op;
}

static inline int ob_can_refer(ObObject *op, void *arg)
{
    (void)arg;
    return ob_type(op)->traverse != NULL;
}

/* What ob_track does: a heap begins with its pages. */
static inline void ob_track_at_once(ObObject *op)
{
    ObPages *pages = (ObPages *)ob_self()->interp->heap;
    if (!ob_is_heaped(op) || *ob_state_at(pages, op) != 0)
        return;
    op->flags |= OB_COMPLETE;
    if (!ob_type(op)->fixed || ob_show(op, ob_can_refer, NULL) != 0)
        ob_make_young(pages, op);
}

/* Whether op had a cell. Its page has it now. */
static inline bool ob_freed_at_once(ObObject *op)
{
    ObInterp *interp = ob_self()->interp;
    ObPages *pages = interp->mem.pages;
    if (pages == NULL || !ob_in_pages(pages, op))
        return false;
    if (ob_is_heaped(op)) {
        ob_count_death(&interp->gc);
        *ob_state_at(pages, op) = 0;
    }
    ob_cell_give(pages, op);
    return true;
}

/* --- in other words --- */

static inline ObObject *ob_object_at_once(ObType *type, size_t size,
                                          const char *where)
{
    ObObject *op = ob_born_at_once(type, size);
    return op != NULL ? op : ob_object_new_at(type, size, where);
}

static inline void *ob_array_at_once(void *array, size_t n, size_t item,
                                     const char *where)
{
    void *cell = array == NULL && n <= CELL_MAX / item
                 ? ob_cell_at_once(ob_mem(), n * item) : NULL;
    return cell != NULL ? cell : ob_resize_at(array, n, item, where);
}

static inline void ob_free_at_once(ObObject *op)
{
    if (!ob_freed_at_once(op))
        ob_object_free(op);
}

#undef ob_object_new
#define ob_object_new(type, size) \
    ob_object_at_once(type, size, OB_HERE)
#define ob_track(op) ob_track_at_once(op)
#define ob_object_free(op) ob_free_at_once(op)
#define ob_mem_free(mem, block) ob_give_back(mem, block)
#undef ob_resize
#define ob_resize(array, n, item) \
    ob_array_at_once(array, n, item, OB_HERE)
#endif
#endif
