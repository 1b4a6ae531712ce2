/* heap: where objects that can be in cycles live, and which of them
 * are unreachable.
 *
 * CPython: Include/internal/pycore_gc.h, Python/gc.c
 *
 * INV-heap-1  A tracked object is in one place, and alive.
 * INV-heap-2  No tracked object has fewer references than tracked
 *             objects have to it.
 */
#ifndef OB_HEAP_H
#define OB_HEAP_H

#include "ob_object.h"

/* What stands before each object in the heap: the heap's secret.
 * All zeros: untracked, and never written to. */
typedef struct ObHead {
    uintptr_t next, prev;       /* links, most of the time */
} ObHead;

/* the places of a heap */
typedef enum ObPlace {
    OB_UNTRACKED,
    OB_YOUNG,
    OB_MIDDLE,
    OB_OLD,
    OB_UNREACHABLE,     /* found by the last deduction */
    OB_PERMANENT,       /* frozen: never looked at */
    OB_PLACES,
    OB_OLDEST = OB_UNREACHABLE - 1
} ObPlace;

typedef struct ObHeap ObHeap;

/* The heap of the current interpreter. */
ObHeap *ob_heap(void);

/* An empty heap over `mem`, or NULL; nothing is raised. It is itself
 * no block of `mem`, and outlives all that are. */
ObHeap *ob_heap_new(ObMem *mem);
void ob_heap_end(ObHeap *heap);

/* Room for an object of `size` bytes, untracked; NULL: none is left.
 * Raises nothing, and never collects. */
ObObject *ob_heap_alloc_at(ObHeap *heap, size_t size,
                           const char *where);

/* Takes op out of its place, and gives its room back. */
void ob_heap_free(ObHeap *heap, ObObject *op);

/* Puts op, which is untracked, among the young; takes it out. */
void ob_heap_track(ObHeap *heap, ObObject *op);
void ob_heap_untrack(ObHeap *heap, ObObject *op);
bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op);

/* Where op is. May have to look for it. */
ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op);

/* Moves all that are in one place to another, and rewinds. */
void ob_heap_move(ObHeap *heap, ObPlace from, ObPlace to);

/* Calls visit for each object in a place, until it returns something
 * other than 0, and returns that. Nobody may be tracked, untracked or
 * moved meanwhile. */
int ob_heap_walk(ObHeap *heap, ObPlace place, ObVisit *visit,
                 void *arg);

typedef struct ObDeduced {
    size_t candidates;      /* looked at */
    size_t unreachable;
    size_t survivors;       /* reachable, and still tracked */
} ObDeduced;

/* Of those in `oldest` and in younger places, moves those that cannot
 * be reached from outside to OB_UNREACHABLE, which is empty before, the
 * others one up. Runs no code but traverse, and needs no memory. */
ObDeduced ob_heap_deduce(ObHeap *heap, ObPlace oldest);

/* After a rewind, ob_heap_next returns each unreachable object once
 * (borrowed), NULL at the end, whatever dies or is born meanwhile. */
void ob_heap_rewind(ObHeap *heap);
ObObject *ob_heap_next(ObHeap *heap);

/* Returns 0, or -1 with a sentence in `why` when an invariant does not
 * hold. */
int ob_heap_validate(ObHeap *heap, char *why, size_t size);

/* Calls `watch` after each step of a deduction; it must not touch any
 * container. NULL: nobody watches. For figures. */
typedef void ObHeapWatch(ObHeap *heap, const char *step, void *arg);
void ob_heap_watch(ObHeap *heap, ObHeapWatch *watch, void *arg);

/* Writes what a watched heap has found out about op, in a few words
 * of its own. */
void ob_heap_describe(const ObHeap *heap, const ObObject *op,
                      char *text, size_t size);

/* --- containers and the heap --- */

/* Whether op is of a type that can refer to others. Only such objects
 * are in the heap, and only they can be tracked. */
static inline bool ob_is_container(const ObObject *op)
{
    return ob_type(op)->traverse != NULL;
}

/* Tracks a container that is complete; if it is tracked already, or
 * can never be in a cycle, does nothing. */
void ob_track(ObObject *op);

/* The opposite. Nothing if op is not tracked. */
void ob_untrack(ObObject *op);

/* gc.is_tracked(op) */
bool ob_is_tracked(const ObObject *op);

/* Whether op, which is tracked, needs to be: not if it cannot change
 * and what it holds is not tracked. */
bool ob_needs_tracking(ObObject *op);

#endif
