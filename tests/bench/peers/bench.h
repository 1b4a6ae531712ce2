/* What all peers share: the clock, chance, and how a result is said.
 *
 * A peer is started as WORKLOAD N, and prints a line for each thing it
 * has measured: its name, a tab, a number. Times are nanoseconds of
 * this process's CPU time for each of the n. */
#ifndef BENCH_H
#define BENCH_H

#include "../rounds.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static double spent;        /* between all starts and stops so far */
static double started;

/* What it costs to look at the clock: the least of a thousand looks. */
static inline double clock_cost(void)
{
    static double least;
    if (least > 0)
        return least;
    least = 1e9;
    for (int i = 0; i < 1000; i++) {
        double before = now(), took = now() - before;
        if (took < least)
            least = took;
    }
    return least;
}

/* With COUNTED, callgrind counts what happens between the two. */
#ifdef COUNTED
#include <valgrind/callgrind.h>
#define start() do { (void)started; CALLGRIND_TOGGLE_COLLECT; } while (0)
#define stop() CALLGRIND_TOGGLE_COLLECT
#else
static inline void start(void)
{
    started = now();
}

static inline void stop(void)
{
    spent += now() - started - clock_cost();
}
#endif

static inline void say(const char *what, double value)
{
    printf("%s\t%.6g\n", what, value);
}

/* How often something with n objects is done, so that it takes long
 * enough to be measured; once, to be counted. */
static inline size_t times(size_t n)
{
#ifdef COUNTED
    return 1;
#endif
    return n < 200000 ? 200000 / n : 1;
}

static inline void say_time(const char *what, size_t n)
{
    double took = spent / (double)n / (double)times(n);
    say(what, took > 0 ? took : 0);
    spent = 0;
#ifdef COUNTED
    CALLGRIND_DUMP_STATS_AT(what);
#endif
}

static uint64_t chance = 88172645463325252u;

static inline size_t random_below(size_t n)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (size_t)(chance % n);
}

static inline void shuffle(void **all, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t k = random_below(i);
        void *swap = all[i - 1];
        all[i - 1] = all[k];
        all[k] = swap;
    }
}

/* Bytes of this process that are in memory. */
static inline double resident(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%*u %lu", &pages) != 1)
        pages = 0;
    if (file != NULL)
        fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

/* Bytes in memory that no other process has, and that were written. */
static inline double private_bytes(void)
{
    char line[200];
    double kilobytes = 0;
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "Private_Dirty: %lf", &kilobytes) == 1)
            break;
    if (file != NULL)
        fclose(file);
    return kilobytes * 1024;
}

/* --- pauses --- */

enum { PAUSES = 40 };
static unsigned long pauses[PAUSES];    /* [k]: of 2**k ns and more */
static double worst;

/* Between the two, one operation; it is a pause from 16 us on. */
static inline void note_pause(double took)
{
    int k = 0;
    for (double limit = took; limit >= 2; limit /= 2)
        k++;
    if (took > worst)
        worst = took;
    if (k >= 14 && k < PAUSES)
        pauses[k]++;
}

static inline void say_pauses(const char *what)
{
    char name[80];
    snprintf(name, sizeof name, "%s.worst", what);
    say(name, worst);
    for (int k = 0; k < PAUSES; k++)
        if (pauses[k] != 0) {
            snprintf(name, sizeof name, "%s.pauses.%d", what, k);
            say(name, (double)pauses[k]);
        }
    memset(pauses, 0, sizeof pauses);
    worst = 0;
}

typedef struct Work {
    const char *name;
    void (*run)(size_t n);
} Work;

static inline int run_work(const Work *works, const char *name,
                           size_t n)
{
    for (; works->name != NULL; works++)
        if (strcmp(works->name, name) == 0) {
            works->run(n);
            fflush(stdout);
            return 0;
        }
    return 3;           /* it has no such workload */
}

static inline void need(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        exit(1);
    }
}

#endif
