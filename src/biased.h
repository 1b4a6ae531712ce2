/* biased: a thread, and a world of them, from inside.
 *
 * CPython: Include/internal/pycore_tstate.h, pycore_interp_structs.h
 */
#ifndef OB_BIASED_INSIDE_H
#define OB_BIASED_INSIDE_H

#include "ob_biased.h"

#include <pthread.h>
#include <stdatomic.h>

/* requests; to take what others have left */
enum { OB_BIASED_MERGE = 1, OB_BIASED_STOP = 2, OB_BIASED_TAKE = 4 };

struct ObBiasedThread {
    ObBiasedWorld *world;           /* NULL: in none */
    ObBiasedThread *next;
    ObBiasedSection *section;       /* the innermost; NULL: none */
    atomic_uint requests;
    ObLink *to_merge;               /* under the world's lock */
    ObLink *dying;
    ObLink **next_to_die;           /* its place; NULL: nobody dies */
    /* what a thread has for delayed freeing */
    _Atomic uint64_t seen;          /* the world's now; 0: detached */
    ObLink *fresh, *waiting;            /* blocks */
    uint64_t goal;                      /* of those that wait */
};

struct ObBiasedWorld {
    pthread_mutex_t lock;
    pthread_cond_t changed;         /* what somebody may wait for */
    pthread_key_t key;              /* of each thread: it is here */
    ObBiasedThread *threads;
    ObBiasedThread *stopper;        /* NULL: the world goes on */
    int attached;
    void *(*allocate)(size_t size);
    atomic_size_t blocks;
    /* what a world has for delayed freeing */
    _Atomic uint64_t now;               /* never 0 */
    ObLink *left;                       /* by threads that are gone */
};

typedef struct ObBiasedWeak {
    ObBiased base;
    OB_ATOMIC(ObBiased *) to;       /* not counted; NULL: dead */
} ObBiasedWeak;

/* The world of this thread, locked. */
ObBiasedWorld *ob_biased_lock(void);
void ob_biased_unlock(ObBiasedWorld *world);

/* This thread is no more in its world, which is locked. */
void ob_biased_remove_thread(ObBiasedWorld *world);

/* `left` is called in a thread that ends and has not left its world. */
ObBiasedWorld *ob_biased_world_start(void *(*allocate)(size_t size),
                                     void (*left)(void *thread));

/* Puts those in `from`, which is empty then, before those in `to`. */
void ob_biased_hand_over(ObLink **from, ObLink **to);

/* This thread looks at nothing: what may be freed is freed. */
void ob_biased_quiescent(void);

/* Where op keeps its weak reference. */
static inline ObBiasedWeak **ob_biased_weak_of(ObBiased *op)
{
    return (ObBiasedWeak **)((char *)op + op->type->weak_offset);
}

#endif
