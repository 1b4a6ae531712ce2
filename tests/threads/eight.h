/* Eight threads at once do what they are told, each with its number. What goes wrong they count. */
#ifndef EIGHT_H
#define EIGHT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 8 };

static atomic_int wrong;

static inline void in_eight_threads(void *(*run)(void *arg), void *const args[])
{
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, run, args[i]) != 0)
            abort();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

static inline int judged(void)
{
    if (wrong != 0)
        fprintf(stderr, "wrong %d times\n", wrong);
    return wrong != 0;
}

#endif
