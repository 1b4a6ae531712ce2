/* What the programs share that measure something: the clock, and the
 * median of some rounds. */
#ifndef ROUNDS_H
#define ROUNDS_H

#include <stdlib.h>
#include <time.h>

/* Nanoseconds of the processor that this process has had. */
static inline double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static inline int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts what the rounds took. */
static inline double median(double took[], size_t rounds)
{
    qsort(took, rounds, sizeof took[0], compare_doubles);
    return took[rounds / 2];
}

#endif
