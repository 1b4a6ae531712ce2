/* gc: what happens to the unreachable.
 *
 * CPython: Python/gc.c, Modules/gcmodule.c
 *
 * INV-gc-1  No collection runs within a collection: outside of one,
 *           nothing is in OB_UNREACHABLE.
 */
#ifndef OB_GC_H
#define OB_GC_H

#include "ob_values.h"

/* gc.collect(): finds the containers that cannot be reached, has them
 * let go of what they hold, and returns how many they were; those that
 * last words have brought back are not counted. During a collection it
 * does nothing and returns 0. A pending exception stays the pending
 * one; those of last words and callbacks are written down
 * (ob_unraisable_to). */
size_t ob_gc_collect(void);

/* Whether collections may begin by themselves. */
void ob_gc_enable(void);
void ob_gc_disable(void);
bool ob_gc_is_enabled(void);

/* A new list of all tracked objects, itself excepted; of those that
 * refer to op (neither has the frozen of chapter 5); of those that op
 * refers to. NULL with MemoryError. */
ObObject *ob_gc_get_objects(void);
ObObject *ob_gc_get_referrers(ObObject *op);
ObObject *ob_gc_get_referents(ObObject *op);

/* Calls `callback` with "start" before each collection and with "stop"
 * after it. 0, or -1 with MemoryError. */
int ob_gc_add_callback(ObGcCallback *callback, void *arg);
void ob_gc_remove_callback(ObGcCallback *callback, void *arg);

/* CPython's: what it writes to stderr. */
enum {
    OB_GC_STATS = 1,            /* about each collection */
    OB_GC_COLLECTABLE = 2,      /* each object that it found */
    OB_GC_UNCOLLECTABLE = 4,    /* nothing, in ours */
    OB_GC_SAVEALL = 32,         /* keep them in gc.garbage instead */
    OB_GC_LEAK = 38
};

/* 0, or -1 with MemoryError. */
int ob_gc_set_debug(unsigned flags);
unsigned ob_gc_get_debug(void);

/* gc.garbage, a list: a new, or a borrowed, reference; NULL with
 * MemoryError. */
ObObject *ob_gc_garbage(void);
ObObject *ob_gc_garbage_borrowed(void);

/* gc.collect(generation): that and the younger ones. -1 with
 * ValueError unless it is 0, 1 or 2. */
int64_t ob_gc_collect_generation(int generation);

/* gc.get_objects(generation): a new list; NULL with ValueError or
 * MemoryError. */
enum { OB_ALL_GENERATIONS = -1 };
ObObject *ob_gc_get_objects_in(int generation);

/* When a collection begins by itself: when count[0], births less
 * deaths of containers, exceeds threshold[0]; of which generation,
 * count[1] and count[2] say, the collections of the one below. 0 for
 * the first: never; less than 0: at each birth. */
void ob_gc_set_threshold(int young, int middle, int old);
void ob_gc_get_threshold(int threshold[OB_GENERATIONS]);
void ob_gc_get_count(int count[OB_GENERATIONS]);

/* gc.get_stats() */
void ob_gc_get_stats(ObGcStats stats[OB_GENERATIONS]);

/* Moves all that are tracked to where no collection looks; moves them
 * back, among the oldest; how many are there. */
void ob_gc_freeze(void);
void ob_gc_unfreeze(void);
size_t ob_gc_get_freeze_count(void);

#ifdef OB_RECEIPTS
#define ob_gc_get_objects_in(generation) \
    ob_held(ob_gc_get_objects_in(generation), \
            "ob_gc_get_objects_in(" #generation ")")
#endif

/* gc.is_finalized(op): whether op lives in the heap, and has said its
 * last words. (The collector notes that before they are said, ob_decref
 * afterwards; so do CPython's.) */
bool ob_gc_is_finalized(const ObObject *op);

/* Whether op has last words: a finalize slot, and something in it. */
bool ob_has_last_words(ObObject *op);

/* Last words as in Python 2, or as today: 0; or -1 with RuntimeError,
 * as there are classes already, or with MemoryError. In that world an
 * instance has a dict of its own from its birth on, and whatever has
 * last words and is found unreachable goes to gc.garbage, unsaid,
 * together with all that it reaches. */
int ob_gc_python2(bool on);

/* Starts the collector of `interp`: 0 or -1. At the end it forgets its
 * callbacks, lets go of gc.garbage and collects, enabled or not, what
 * is frozen, too; returns whether there was anything of all that. */
int ob_gc_start(ObInterp *interp);
bool ob_gc_stop(ObInterp *interp);

/* Returns 0, or -1 with a sentence in `why`, when INV-gc-1 does not
 * hold. */
int ob_gc_validate(char *why, size_t size);

#ifdef OB_RECEIPTS
#define ob_gc_get_objects() \
    ob_held(ob_gc_get_objects(), "ob_gc_get_objects()")
#define ob_gc_get_referrers(op) \
    ob_held(ob_gc_get_referrers(op), "ob_gc_get_referrers(" #op ")")
#define ob_gc_get_referents(op) \
    ob_held(ob_gc_get_referents(op), "ob_gc_get_referents(" #op ")")
#define ob_gc_garbage() ob_held(ob_gc_garbage(), "ob_gc_garbage()")
#endif

#endif
