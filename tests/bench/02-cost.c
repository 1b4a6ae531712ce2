/* What counting costs: a reference, an object, a cascade. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"
#include "rounds.h"

#include <stdlib.h>

enum { MANY = 1000000, ROUNDS = 7 };

/* The median of some rounds, in nanoseconds. */
static double measure(double (*round)(void))
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++)
        took[i] = round();
    return median(took, ROUNDS);
}

static void *need(void *made)
{
    if (made == NULL) {
        fputs("no memory\n", stderr);
        exit(1);
    }
    return made;
}

/* The compiler must not see that the count ends where it began. */
static double pairs_on_one(void)
{
    ObObject *op = need(ob_float_new(1.5));
    double begun = now();
    for (int i = 0; i < 100 * MANY; i++) {
        ob_incref(op);
        __asm__ volatile("" : : "r"(op) : "memory");
        ob_decref(op);
    }
    double took = now() - begun;
    ob_decref(op);
    return took / (100.0 * MANY);
}

static ObObject *objects[4 * MANY];

/* Each object once, in random order: each count comes from memory. */
static double pairs_on_many(void)
{
    enum { N = 4 * MANY };
    for (size_t i = 0; i < N; i++)
        objects[i] = need(ob_float_new((double)i));
    uint64_t random = 88172645463325252u;
    for (size_t i = N - 1; i > 0; i--) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        size_t k = random % (i + 1);
        ObObject *swap = objects[i];
        objects[i] = objects[k];
        objects[k] = swap;
    }
    double begun = now();
    for (size_t i = 0; i < N; i++) {
        ob_incref(objects[i]);
        __asm__ volatile("" : : "r"(objects[i]) : "memory");
        ob_decref(objects[i]);
    }
    double took = now() - begun;
    for (size_t i = 0; i < N; i++)
        ob_decref(objects[i]);
    return took / N;
}

static double cascade(void)
{
    ObObject *chain = need(ob_doomed_new("a"));
    for (int i = 1; i < MANY; i++) {
        ObObject *longer = need(ob_doomed_new("a"));
        need(ob_doomed_befriend(longer, chain) == 0 ? longer : NULL);
        ob_decref(chain);
        chain = longer;
    }
    double begun = now();
    ob_decref(chain);
    return now() - begun;
}

int main(void)
{
    ObInterp *interp = need(ob_interp_new(NULL));
    printf("one reference more and one less:\n");
    printf("  the same object again and again  %7.2f ns\n",
           measure(pairs_on_one));
    printf("  4,000,000 objects, random order  %7.2f ns\n",
           measure(pairs_on_many));
    printf("a float: %zu bytes, of which %zu are its count\n",
           sizeof(double) + sizeof(ObObject), sizeof(uint32_t));
    printf("the death of 1,000,000 friends, each held by the next:\n");
    printf("  one decref                       %7.0f ms\n",
           measure(cascade) / 1e6);
    return ob_interp_free(interp);
}
