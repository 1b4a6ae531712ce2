/* Threads for checks. Each has a stack of ours: glibc keeps its own for the next thread, with memory of malloc
 * that would be taken for something held. */
#ifndef THREADS_H
#define THREADS_H

#include "harness.h"
#include "judge.h"

#include <pthread.h>
#include <time.h>

#ifndef MOST_THREADS
#define MOST_THREADS 44
#endif
enum { STACK = 256 * 1024 };

typedef struct Started {
    pthread_t thread;
    int stack;
} Started;

static _Alignas(65536) char stacks[MOST_THREADS][STACK];
static bool stack_used[MOST_THREADS];

/* For the thread that runs the check. */
static inline Started start(void *(*function)(void *arg), void *arg)
{
    Started started = { .stack = 0 };
    while (started.stack < MOST_THREADS - 1 && stack_used[started.stack])
        started.stack++;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    if (stack_used[started.stack] || pthread_attr_setstack(&attr, stacks[started.stack], STACK) != 0
        || pthread_create(&started.thread, &attr, function, arg) != 0)
        need_at(NULL, "a thread");
    pthread_attr_destroy(&attr);
    stack_used[started.stack] = true;
    return started;
}

static inline void finish(Started started)
{
    pthread_join(started.thread, NULL);
    stack_used[started.stack] = false;
}

/* How the answer's condition variables are treated; how many wait at
 * them, or are about to (on Linux; elsewhere always 0). */
void treat(Treatment how);
size_t at_conditions(void);

static inline void moment(long microseconds)
{
    nanosleep(&(struct timespec){ microseconds / 1000000, microseconds % 1000000 * 1000 }, NULL);
}

/* Until n threads are there, or for a moment: who waits otherwise than
 * at a condition variable never is. */
static inline void until_at_conditions(size_t n)
{
    for (int i = 0; i < 200 && at_conditions() < n; i++)
        moment(1000);
}

#endif
