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

/* the places of a heap */
typedef enum ObPlace {
    OB_UNTRACKED,
    OB_YOUNG,
    OB_MIDDLE,
    OB_OLDEST = OB_YOUNG + 2,
    OB_UNREACHABLE,     /* found by the last deduction */
    OB_PERMANENT,       /* frozen: never looked at */
    OB_PLACES
} ObPlace;

typedef struct ObHeap ObHeap;

/* What a function asks of an op that the heap is to know. */
#define ob_require_heaped(op) \
    ob_require((op) != NULL && ob_is_heaped(op), \
               "`" #op "` is NULL, or was not born in a heap")
#define ob_require_place(place) \
    ob_require((place) > OB_UNTRACKED && (place) < OB_PLACES, \
               "there is no such place")

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

/* The block of memory that op is in: what a heap keeps of an object,
 * and where, is the heap's secret. */
void *ob_heap_block_of(ObObject *op);

/* Puts op, which is untracked, among the young; takes it out, if it is
 * anywhere. */
void ob_heap_track(ObHeap *heap, ObObject *op);
void ob_heap_untrack(ObHeap *heap, ObObject *op);
bool ob_heap_is_tracked(const ObHeap *heap, const ObObject *op);

/* Where op is. May have to look for it. */
ObPlace ob_heap_place(const ObHeap *heap, const ObObject *op);

/* Moves all that are in one place to another; neither is that of the
 * unreachable. */
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

/* After a deduction whose unreachable objects were let speak: those
 * that can be reached from outside now, and all that they reach, go
 * where the survivors went. Returns how many are still unreachable.
 * (CPython: handle_resurrected_objects) */
size_t ob_heap_deduce_again(ObHeap *heap);

/* All that is still unreachable goes where the survivors went. */
void ob_heap_move_leftovers(ObHeap *heap);

/* After a rewind, ob_heap_next_borrowed returns each object once
 * (borrowed), NULL at the end, whatever dies or is born meanwhile. */
void ob_heap_rewind(ObHeap *heap);
ObObject *ob_heap_next_borrowed(ObHeap *heap);

/* If all the unreachable are lists and tuples, a heap may free them as
 * they are, and drop what they hold of others. Returns whether none is
 * left: false: they are all there. */
bool ob_heap_free_plain(ObHeap *heap);

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

#endif
