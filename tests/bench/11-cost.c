/* What one reference more and one less costs: counted plainly, by an
 * owner, by others, atomically, under a lock. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"
#include "ob_biased.h"
#include "rounds.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

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

/* Nanoseconds of a processor for one pair. */
static double measure(void (*pairs)(long), long n)
{
    double taken[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double begun = now();
        pairs(n);
        taken[i] = (now() - begun) / (double)n;
    }
    return median(taken, ROUNDS);
}

/* Its owner will have left, and it will be merged. */
static void *make_and_leave(void *arg)
{
    static const ObBiasedType type = { .name = "abandoned" };
    ob_biased_enter(world);
    abandoned = ob_biased_new(&type, sizeof *abandoned);
    if (abandoned == NULL)
        exit(1);
    ob_biased_incref(abandoned);
    ob_biased_leave();
    return arg;
}

static void say(const char *who, double time)
{
    printf("  %-32s%6.2f ns\n", who, time);
}

int main(void)
{
    static const ObBiasedType type = { .name = "mine" };
    pthread_t other;
    ob_interp_new(NULL);
    plain = ob_float_new(1.5);
    world = ob_biased_world_new(NULL);
    ob_biased_enter(world);
    mine = ob_biased_new(&type, sizeof *mine);
    if (pthread_create(&other, NULL, make_and_leave, NULL) != 0)
        return 1;
    pthread_join(other, NULL);
    if (plain == NULL || mine == NULL || abandoned == NULL)
        return 1;
    ob_biased_decref(abandoned);
    printf("one reference more and one less:\n");
    say("plain, as in chapter 2", measure(count_plain, PAIRS));
    say("biased, by the owner", measure(count_mine, PAIRS));
    say("biased, by another thread", measure(count_another, FEW));
    say("atomic", measure(count_atomic, FEW));
    say("under a lock", measure(count_locked, FEW));
    return 0;
}
