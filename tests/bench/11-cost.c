/* What one reference more and one less costs: counted plainly, by an
 * owner, by others, atomically, under a lock; by one thread and by two
 * at once. */
#include "ouroboros.h"
#include "ob_biased.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 7, PAIRS = 20000000, FEW = 2000000 };

static ObObject *plain;
static ObBiasedWorld *world;
static ObBiased *mine, *abandoned;
static atomic_int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static volatile int locked;

/* The compiler must not see that a pair does nothing. */
#define HIDE(p) __asm__ volatile("" : "+r"(p) : : "memory")

static void count_plain(long pairs)
{
    ObObject *op = plain;
    for (; pairs > 0; pairs--) {
        ob_incref(op);
        HIDE(op);
        ob_decref(op);
        HIDE(op);
    }
}

static void count_biased(ObBiased *op, long pairs)
{
    for (; pairs > 0; pairs--) {
        ob_biased_incref(op);
        HIDE(op);
        ob_biased_decref(op);
        HIDE(op);
    }
}

static void count_mine(long pairs)
{
    count_biased(mine, pairs);
}

static void count_another(long pairs)
{
    count_biased(abandoned, pairs);
}

static void count_own(long pairs)
{
    static const ObBiasedType type = { .name = "own" };
    ObBiased *op = ob_biased_new(&type, sizeof *op);
    if (op == NULL)
        exit(1);
    count_biased(op, pairs);
    ob_biased_decref(op);
}

static void count_atomic(long pairs)
{
    for (; pairs > 0; pairs--) {
        atomic_fetch_add(&count, 1);
        atomic_fetch_sub(&count, 1);
    }
}

static void change_locked(int by)
{
    pthread_mutex_lock(&lock);
    locked += by;
    pthread_mutex_unlock(&lock);
}

static void count_locked(long pairs)
{
    for (; pairs > 0; pairs--) {
        change_locked(1);
        change_locked(-1);
    }
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

typedef struct Run {
    void (*pairs)(long);
    long n;
} Run;

static void *enter_and_run(void *arg)
{
    const Run *run = arg;
    ob_biased_enter(world);
    run->pairs(run->n);
    ob_biased_leave();
    return NULL;
}

static void start(pthread_t *thread, Run *run)
{
    if (pthread_create(thread, NULL, enter_and_run, run) != 0)
        exit(1);
}

static void run_two(Run *run)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        start(&threads[i], run);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
}

/* Nanoseconds of a processor for one pair. */
static double measure(void (*pairs)(long), long n, bool two)
{
    double taken[ROUNDS];
    Run run = { pairs, n };
    for (int i = 0; i < ROUNDS; i++) {
        double began = seconds();
        if (two)
            run_two(&run);
        else
            pairs(n);
        taken[i] = (seconds() - began) / (double)n * (two ? 5e8 : 1e9);
    }
    qsort(taken, ROUNDS, sizeof taken[0], by_size);
    return taken[ROUNDS / 2];
}

/* Its owner will have left. */
static void make_and_leave(long n)
{
    static const ObBiasedType type = { .name = "abandoned" };
    (void)n;
    abandoned = ob_biased_new(&type, sizeof *abandoned);
    if (abandoned == NULL)
        exit(1);
}

static void say(const char *who, double time)
{
    printf("  %-38s%7.2f ns\n", who, time);
}

int main(void)
{
    static const ObBiasedType type = { .name = "mine" };
    Run leaves = { make_and_leave, 0 };
    pthread_t other;
    ob_interp_new(NULL);
    plain = ob_float_new(1.5);
    world = ob_biased_world_new(NULL);
    ob_biased_enter(world);
    mine = ob_biased_new(&type, sizeof *mine);
    start(&other, &leaves);
    pthread_join(other, NULL);
    if (plain == NULL || mine == NULL || abandoned == NULL)
        return 1;
    ob_biased_incref(abandoned);
    printf("one reference more and one less, by one thread:\n");
    say("plain, as in chapter 2", measure(count_plain, PAIRS, false));
    say("biased, by the owner", measure(count_mine, PAIRS, false));
    say("biased, by another thread", measure(count_another, FEW, false));
    say("atomic", measure(count_atomic, FEW, false));
    say("under a lock", measure(count_locked, FEW, false));
    printf("by two threads at once:\n");
    say("biased, each on an object of its own",
        measure(count_own, PAIRS, true));
    say("biased, on one, which neither owns",
        measure(count_another, FEW, true));
    say("atomic, one count", measure(count_atomic, FEW, true));
    say("under one lock", measure(count_locked, FEW, true));
    return 0;
}
