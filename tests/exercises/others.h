/* Checks of the chapter without a GIL: a world, things that say where
 * they die, and other threads. */
#ifndef OTHERS_H
#define OTHERS_H

#include "ob_biased.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

static ObBiasedWorld *world;

/* POSIX has it; <pthread.h>, for C11 alone, does not. */
int pthread_attr_setstack(pthread_attr_t *, void *, size_t);

/* On a stack of ours: what the system keeps of its own after a thread
 * has ended would count as never given back. */
static inline pthread_t start_thread(void *(*run)(void *), void *arg)
{
    enum { STACKS = 16, SIZE = 1 << 18 };
    static _Alignas(4096) char stacks[STACKS][SIZE];
    static int used;
    pthread_attr_t attr;
    pthread_t thread;
    if (pthread_attr_init(&attr) != 0
        || pthread_attr_setstack(&attr, stacks[used++ % STACKS], SIZE) != 0
        || pthread_create(&thread, &attr, run, arg) != 0)
        abort();
    pthread_attr_destroy(&attr);
    return thread;
}

/* One thread that does what it is told, and stays until it is let go. */
typedef struct Other {
    pthread_t thread;
    _Atomic(void (*)(void)) act;        /* NULL: it waits */
    atomic_bool done;
} Other;

static inline void *live(void *arg)
{
    Other *self = arg;
    ob_biased_enter(world);
    while (!atomic_load(&self->done)) {
        void (*act)(void) = atomic_load(&self->act);
        if (act != NULL) {
            act();
            atomic_store(&self->act, NULL);
        }
        sched_yield();
    }
    ob_biased_leave();
    return NULL;
}

static inline void begin_other(Other *other)
{
    atomic_store(&other->act, NULL);
    atomic_store(&other->done, false);
    other->thread = start_thread(live, other);
}

static inline void ask_other(Other *other, void (*act)(void))
{
    atomic_store(&other->act, act);
    while (atomic_load(&other->act) != NULL)
        sched_yield();
}

static inline void end_other(Other *other)
{
    atomic_store(&other->done, true);
    pthread_join(other->thread, NULL);
}

static inline void enter_world(void *(*allocate)(size_t))
{
    world = ob_biased_world_new(allocate);
    if (world == NULL)
        abort();
    ob_biased_enter(world);
}

#endif
