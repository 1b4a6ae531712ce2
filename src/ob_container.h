/* container: the objects that live in the heap, from birth to death.
 * Its hooks are declared in ob_object.h, where they are called.
 *
 * CPython: PyObject_GC_New, _Track, _UnTrack and _Del, in Python/gc.c
 */
#ifndef OB_CONTAINER_H
#define OB_CONTAINER_H

#include "ob_heap.h"

/* The heap of the current interpreter. */
ObHeap *ob_heap(void);

/* Whether op is of a type that can refer to others. Those that were
 * born in the heap can be tracked. */
static inline bool ob_is_container(const ObObject *op)
{
    ob_require_pointer(op);
    return ob_type(op)->traverse != NULL;
}

/* Whether op can be asked what it holds: if it lives in the heap, from
 * the first ob_track on. */
static inline bool ob_is_complete(const ObObject *op)
{
    ob_require_pointer(op);
    return !ob_is_heaped(op) || (op->flags & OB_COMPLETE) != 0;
}

/* gc.is_tracked(op) */
bool ob_is_tracked(const ObObject *op);

#endif
