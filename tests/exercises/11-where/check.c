/* Exercise 11.1: each answer is tried on the library. */
#include "harness.h"
#include "others.h"
#include "where.h"

#define LOCAL "The local count is what the owner has taken and let go of."
#define SHARED \
    "What another thread takes, or lets go of, it takes on the shared count."
#define MERGED \
    "When the owner lets go of its last one, the counts are merged: the " \
    "shared count has all that is left."
#define LAST \
    "An object that is merged dies in the thread that lets go of the last " \
    "reference."
#define FAST \
    "The shared count is 0 again, so the owner frees it as if nobody else " \
    "had ever been there."
#define QUEUED \
    "B must not write to the local count, which has this reference. It asks " \
    "A to merge, and A does so at its next checkpoint."
#define LEFT "Who has left will not count again: B merges, and it dies here."
#define BELOW \
    "The first time nothing is subtracted: the queue has that reference. The " \
    "second one makes it one less than 0."
#define CHECKED \
    "Together: what A had, less what B let go of. The queue's reference goes " \
    "with the merge."
#define WEAKLY \
    "Who is referred to weakly never dies fast: A merges, and B, which has " \
    "the last reference, frees it."

static ObBiased *op, *weak;
static Other a, b;
static _Atomic(pthread_t) died_in;
static atomic_bool died;

typedef struct Thing {
    ObBiased base;
    void *weak;
} Thing;

static void drop(ObBiased *dead)
{
    (void)dead;
    atomic_store(&died_in, pthread_self());
    atomic_store(&died, true);
}

static const ObBiasedType type = { .name = "thing", .drop = drop,
                                   .weak_offset = offsetof(Thing, weak) };

static void make(void)
{
    op = need(ob_biased_new(&type, sizeof(Thing)));
}

static void take(void)
{
    ob_biased_incref(op);
}

static void give(void)
{
    ob_biased_decref(op);
}

static void check(void)
{
    ob_biased_checkpoint();
}

static void refer(void)
{
    weak = need(ob_biased_weak_new(op));
}

static void find(void)
{
    need(ob_biased_weak_get(weak));
}

static void forget(void)
{
    ob_biased_decref(weak);
}

static void begin(void)
{
    world = need(ob_biased_world_new(NULL));
    atomic_store(&died, false);
    begin_other(&a);
    begin_other(&b);
    ask_other(&a, make);
}

static Where where_died(void)
{
    if (!atomic_load(&died))
        return NOT_YET;
    return pthread_equal(atomic_load(&died_in), a.thread) ? IN_A : IN_B;
}

static void end(void)
{
    end_other(&a);
    end_other(&b);
    expect_int("what is left", (long long)ob_biased_world_end(world), 0,
               "The check lets go of all.");
}

static int local(void)
{
    return (int)atomic_load(&op->local);
}

static int shared(void)
{
    return (int)(atomic_load(&op->shared) >> 2);
}

static void number(int given, int right, const char *why)
{
    expect_answered(given != NO_NUMBER);
    expect_int("your answer", given, right, why);
}

static const char *name(Where where)
{
    return where == IN_A ? "in A" : where == IN_B ? "in B"
           : where == NOT_YET ? "not yet" : "nothing yet";
}

static void place(Where given, const char *why)
{
    expect_answered(given != UNDECIDED);
    expect_choice("your answer", name(given), name(where_died()), why);
}

static void taken(void)
{
    begin();
    ask_other(&b, take);
    number(taken_local, local(), LOCAL);
    number(taken_shared, shared(), SHARED);
    ask_other(&a, give);
    number(merged_local, local(), MERGED);
    number(merged_shared, shared(), MERGED);
    ask_other(&b, give);
    place(given_last, LAST);
    end();
}

static void back(void)
{
    begin();
    ask_other(&b, take);
    ask_other(&b, give);
    ask_other(&a, give);
    place(given_back, FAST);
    end();
}

static void over(void)
{
    begin();
    ask_other(&b, give);
    place(handed, QUEUED);
    ask_other(&a, check);
    place(handed_checked, QUEUED);
    end();
}

static void left(void)
{
    begin();
    pthread_t was = a.thread;
    end_other(&a);
    ask_other(&b, give);
    a.thread = was;
    expect_answered(handed_left != UNDECIDED);
    expect_choice("your answer", name(handed_left),
                  pthread_equal(atomic_load(&died_in), b.thread)
                      ? "in B" : "elsewhere", LEFT);
    end_other(&b);
    ob_biased_world_end(world);
}

static void below(void)
{
    begin();
    ask_other(&a, take);
    ask_other(&a, take);
    ask_other(&b, give);
    ask_other(&b, give);
    number(below_shared, shared(), BELOW);
    ask_other(&a, check);
    number(below_merged, shared(), CHECKED);
    ask_other(&a, give);
    end();
}

static void weakly(void)
{
    begin();
    ask_other(&a, refer);
    ask_other(&b, find);
    ask_other(&a, give);
    ask_other(&b, give);
    place(found_weakly, WEAKLY);
    ask_other(&a, forget);
    end();
}

int main(void)
{
    static const Check checks[] = {
        { "B takes one", taken, .section = "who-merges" },
        { "and gives it back", back, .section = "who-merges" },
        { "handed over", over, .section = "ask-the-owner" },
        { "the owner has left", left, .section = "ask-the-owner" },
        { "below zero", below, .section = "who-merges" },
        { "found weakly", weakly, .section = "lock-free" },
    };
    return RUN(checks);
}
