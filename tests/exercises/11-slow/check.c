/* Exercise 11.3: the counts against plain ones, step by step. */
#include "harness.h"
#include "slow.h"

#include <stdlib.h>

#define OWN "The owner counts its own in local, and the others in shared."
#define FAST \
    "The owner's last one, and no other thread was ever there: it dies at " \
    "once."
#define MERGES \
    "The owner's last local one: the counts are merged, and shared has what " \
    "is left."
#define ASKS \
    "The shared count is 0, and not merged: the owner is asked, and nothing " \
    "is subtracted."
#define ONCE \
    "It is queued already: now it is subtracted, also below 0, and nobody is " \
    "asked again."
#define QUEUES \
    "The queue has a reference. It goes when the owner does what it was " \
    "asked for, even if the counts were merged before."
#define BELOW \
    "Merged, shared has what was in both, also if it was below 0. The queue " \
    "has a reference. It goes then."
#define TOGETHER \
    "Both together are one more after each counts_incref, and one less after " \
    "each counts_merge, and each counts_decref that does not ask."
#define ZERO \
    "A shared count of 0 is a death only in an object that is merged."
#define LAST \
    "It dies with its last reference, the queue's included, and not before."
#define EVERYBODY \
    "A merged object has no owner: who made it counts like the others."
#define UNTOLD \
    "Nobody was told, and no other thread has a part in it: it might be dead " \
    "already. Then others must not try."
#define TRIES \
    "It lives, and others were told, or have a part in it: take one, and " \
    "change nothing else."
#define GONE "Nobody gets one that has died, whatever it was told before."
#define DEAD "A merged object without references is dead."
#define TELLS \
    "To tell others changes a plain object only; and one that others were " \
    "told of does not die fast, but merged."

static void state(const Counts *c, int owner, int local, int shared,
                  State as, const char *why)
{
    expect_int("local", c->local, local, why);
    expect_int("shared", c->shared, shared, why);
    expect_int("the state", (int)c->state, (int)as, why);
    expect_int("the owner", c->owner, owner, why);
}

static void outcome(Outcome got, Outcome right, const char *why)
{
    static const char *const names[] = { "LIVES", "DIES", "ASK_OWNER" };
    expect_choice("what came", names[got], names[right], why);
}

/* Each object has an owner of its own. */
static void two_objects(void)
{
    Counts c = counts_new(1), d = counts_new(2);
    counts_incref(&c, 1);
    counts_incref(&c, 1);
    counts_incref(&d, 1);
    counts_incref(&c, 2);
    counts_incref(&d, 2);
    state(&c, 1, 3, 1, PLAIN, OWN);
    state(&d, 2, 2, 1, PLAIN, OWN);
    outcome(counts_decref(&d, 1), LIVES, ZERO);
    outcome(counts_decref(&c, 1), LIVES, ZERO);
    state(&c, 1, 2, 1, PLAIN, OWN);
    state(&d, 2, 2, 0, PLAIN, OWN);
}

/* The owner has a part in it, whoever else was told or asked. */
static void owner_tries(void)
{
    static const State states[] = { PLAIN, TOLD, QUEUED };
    for (int i = 0; i < 3; i++) {
        Counts c = { 7, 2, 0, states[i] };
        expect_int("whether it could be had", counts_try(&c, 7), 1, TRIES);
        state(&c, 7, 3, 0, states[i], OWN);
        c.shared = states[i] == QUEUED ? -1 : 1;
        expect_int("whether it could be had", counts_try(&c, 7), 1, TRIES);
        state(&c, 7, 4, states[i] == QUEUED ? -1 : 1, states[i], OWN);
    }
}

static void one_thread(void)
{
    Counts c = counts_new(3);
    state(&c, 3, 1, 0, PLAIN, OWN);
    counts_incref(&c, 3);
    state(&c, 3, 2, 0, PLAIN, OWN);
    outcome(counts_decref(&c, 3), LIVES, FAST);
    outcome(counts_decref(&c, 3), DIES, FAST);
}

static void another(void)
{
    Counts c = counts_new(1);
    counts_incref(&c, 2);
    state(&c, 1, 1, 1, PLAIN, OWN);
    outcome(counts_decref(&c, 2), LIVES, ZERO);
    state(&c, 1, 1, 0, PLAIN, OWN);
    counts_incref(&c, 2);
    outcome(counts_decref(&c, 1), LIVES, MERGES);
    state(&c, 0, 0, 1, MERGED, MERGES);
    counts_incref(&c, 1);
    state(&c, 0, 0, 2, MERGED, EVERYBODY);
    outcome(counts_decref(&c, 2), LIVES, EVERYBODY);
    outcome(counts_decref(&c, 1), DIES, EVERYBODY);
}

static void asked(void)
{
    Counts c = counts_new(1);
    counts_incref(&c, 1);
    counts_incref(&c, 1);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    state(&c, 1, 3, 0, QUEUED, ASKS);
    outcome(counts_decref(&c, 2), LIVES, ONCE);
    state(&c, 1, 3, -1, QUEUED, ONCE);
    counts_incref(&c, 2);
    outcome(counts_decref(&c, 2), LIVES, ONCE);
    outcome(counts_merge(&c), LIVES, QUEUES);
    state(&c, 0, 0, 1, MERGED, BELOW);
    outcome(counts_decref(&c, 1), DIES, ZERO);
}

static void asked_below(void)
{
    Counts c = { 1, 3, -1, QUEUED };
    expect_int("whether it could be had", counts_try(&c, 2), 1, TRIES);
    state(&c, 1, 3, 0, QUEUED, TRIES);
    c = (Counts){ 1, 5, -3, QUEUED };
    counts_incref(&c, 1);
    outcome(counts_decref(&c, 1), LIVES, OWN);
    state(&c, 1, 5, -3, QUEUED, OWN);
    outcome(counts_merge(&c), LIVES, BELOW);
    state(&c, 0, 0, 1, MERGED, BELOW);
}

/* More than sixteen bits hold. */
static void very_many(void)
{
    enum { MANY = 70000 };
    Counts c = counts_new(1);
    for (int i = 0; i < MANY; i++) {
        counts_incref(&c, 1);
        counts_incref(&c, 2);
    }
    state(&c, 1, MANY + 1, MANY, PLAIN, TOGETHER);
    for (int i = 0; i < MANY; i++) {
        outcome(counts_decref(&c, 1), LIVES, TOGETHER);
        outcome(counts_decref(&c, 2), LIVES, TOGETHER);
    }
    state(&c, 1, 1, 0, PLAIN, TOGETHER);
    outcome(counts_decref(&c, 1), DIES, FAST);
}

static void merged_before(void)
{
    Counts c = counts_new(1);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    counts_incref(&c, 2);               /* who has it from the queue */
    outcome(counts_decref(&c, 1), LIVES, MERGES);
    state(&c, 0, 0, 1, MERGED, QUEUES);
    outcome(counts_merge(&c), DIES, QUEUES);
    c = counts_new(1);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    outcome(counts_merge(&c), DIES, QUEUES);
    /* others have references, too */
    c = counts_new(1);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    for (int i = 0; i < 3; i++)
        counts_incref(&c, 2);
    outcome(counts_decref(&c, 1), LIVES, MERGES);
    state(&c, 0, 0, 3, MERGED, MERGES);
    outcome(counts_merge(&c), LIVES, QUEUES);
    state(&c, 0, 0, 2, MERGED, QUEUES);
}

static void tries(void)
{
    Counts c = counts_new(1);
    expect_int("whether it could be had", counts_try(&c, 2), 0, UNTOLD);
    expect_int("whether it could be had", counts_try(&c, 1), 1, OWN);
    state(&c, 1, 2, 0, PLAIN, OWN);
    counts_tell(&c);
    state(&c, 1, 2, 0, TOLD, TELLS);
    expect_int("whether it could be had", counts_try(&c, 2), 1, TRIES);
    state(&c, 1, 2, 1, TOLD, TRIES);
    outcome(counts_decref(&c, 2), LIVES, ZERO);
    outcome(counts_decref(&c, 1), LIVES, TELLS);
    Outcome last = counts_decref(&c, 1);
    state(&c, 0, 0, 0, MERGED, TELLS);
    outcome(last, DIES, DEAD);
    expect_int("whether it could be had", counts_try(&c, 2), 0, DEAD);
}

static void tries_more(void)
{
    Counts c = counts_new(1);
    counts_incref(&c, 2);
    expect_int("whether it could be had", counts_try(&c, 3), 1, TRIES);
    state(&c, 1, 1, 2, PLAIN, TRIES);
    c = counts_new(1);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    counts_tell(&c);
    state(&c, 1, 1, 0, QUEUED, TELLS);
    expect_int("whether it could be had", counts_try(&c, 2), 1, TRIES);
    outcome(counts_merge(&c), LIVES, QUEUES);
    counts_tell(&c);
    state(&c, 0, 0, 1, MERGED, TELLS);
    expect_int("whether it could be had", counts_try(&c, 1), 1, TRIES);
    state(&c, 0, 0, 2, MERGED, EVERYBODY);
}

static void told_and_asked(void)
{
    Counts c = counts_new(1);
    counts_tell(&c);
    outcome(counts_decref(&c, 2), ASK_OWNER, ASKS);
    state(&c, 1, 1, 0, QUEUED, ASKS);
    outcome(counts_merge(&c), DIES, QUEUES);
}

/* --- by the words of the task --- */

/* Each step changes them as it should, and says why. */
static const char *should_incref(Counts *c, int thread)
{
    *(c->owner == thread ? &c->local : &c->shared) += 1;
    return OWN;
}

static const char *should_decref(Counts *c, int thread)
{
    if (c->owner == thread && (c->local > 1 || (c->shared == 0 && c->state == PLAIN))) {
        c->local--;
        return FAST;
    }
    if (c->owner == thread) {
        *c = (Counts){ .shared = c->shared, .state = MERGED };
        return MERGES;
    }
    if (c->shared == 0 && (c->state == PLAIN || c->state == TOLD)) {
        c->state = QUEUED;
        return ASKS;
    }
    c->shared--;
    return c->state == QUEUED ? ONCE : ZERO;
}

static const char *should_merge(Counts *c)
{
    *c = (Counts){ .shared = c->local + c->shared - 1, .state = MERGED };
    return BELOW;
}

static const char *should_tell(Counts *c)
{
    if (c->state == PLAIN)
        c->state = TOLD;
    return TELLS;
}

/* Whoever is dead is not asked by its owner. */
static const char *should_try(Counts *c, int thread, bool *had)
{
    *had = c->owner == thread || c->shared != 0 || c->state == TOLD || c->state == QUEUED;
    if (!*had)
        return c->state == MERGED ? DEAD : UNTOLD;
    should_incref(c, thread);
    return TRIES;
}

/* One with a plain count beside it, and what it should be. */
typedef struct Life {
    Counts c, right;
    long plain;
    int queued;
    bool over;
} Life;

static Life born(unsigned random)
{
    int owner = random >> 24 & 1 ? 1 : 257;
    return (Life){ counts_new(owner), { .owner = owner, .local = 1 }, .plain = 1 };
}

static void step(Life *life, unsigned what)
{
    static const int threads[] = { 1, 2, 257, 65537 };
    Counts *right = &life->right;
    int thread = threads[what / 16 % 4];
    bool had = false, rightly = false;
    const char *why = NULL;
    Outcome came = LIVES;
    switch (what % 16) {
    case 0: case 1: case 2: case 3: case 4:
        if (life->plain == life->queued)
            return;
        counts_incref(&life->c, thread);
        why = should_incref(right, thread);
        life->plain++;
        break;
    case 5: case 6: case 7: case 8: case 9: case 10:
        if (life->plain == life->queued || (right->owner == thread && right->local == 0))
            return;                     /* it has none of its own */
        came = counts_decref(&life->c, thread);
        why = should_decref(right, thread);
        life->queued += came == ASK_OWNER;
        life->plain -= came != ASK_OWNER;
        break;
    case 11: case 12:
        if (life->queued == 0)
            return;
        came = counts_merge(&life->c);
        why = should_merge(right);
        life->queued--;
        life->plain--;
        break;
    case 13:
        had = counts_try(&life->c, thread);
        why = should_try(right, thread, &rightly);
        expect_int("whether it could be had", had, rightly, why);
        life->plain += had;
        break;
    default:
        counts_tell(&life->c);
        why = should_tell(right);
    }
    expect_int("whether it died", came == DIES, life->plain == 0, LAST);
    if (came == DIES) {
        expect_int("whether one that is dead could be had", counts_try(&life->c, 3), 0, GONE);
        life->over = true;
        return;
    }
    expect_int("local and shared together", life->c.local + life->c.shared, life->plain,
               TOGETHER);
    state(&life->c, right->owner, right->local, right->shared, right->state, why);
}

/* Some of them by turns. Who has died makes room for the next. */
static void live(int some, unsigned *random)
{
    enum { MOST = 3 };
    Life lives[MOST];
    for (int i = 0; i < some; i++)
        lives[i] = born(*random + (unsigned)i * 12345678u);
    for (int i = 0; i < 200; i++) {
        *random = *random * 1103515245u + 12345u;
        Life *life = &lives[(*random >> 22) % (unsigned)some];
        step(life, *random >> 16);
        if (life->over && some == 1)
            return;
        if (life->over)
            *life = born(*random);
    }
}

static void beside_plain_ones(void)
{
    unsigned random = 1;
    for (int i = 0; i < 2000; i++)
        live(1, &random);
}

static void by_turns(void)
{
    unsigned random = 1;
    for (int i = 0; i < 500; i++)
        live(2 + i % 2, &random);
}

int main(void)
{
    static const Check checks[] = {
        { "one thread alone", one_thread, .section = "who-merges" },
        { "two objects", two_objects, .section = "who-merges" },
        { "another one", another, .section = "who-merges" },
        { "the owner is asked", asked, .section = "ask-the-owner" },
        { "the shared count is below 0", asked_below,
          .section = "ask-the-owner" },
        { "seventy thousand", very_many, .section = "two-counts" },
        { "merged before it is asked for", merged_before,
          .section = "ask-the-owner" },
        { "the owner tries", owner_tries, .section = "lock-free" },
        { "others try", tries, .section = "lock-free" },
        { "others try more", tries_more, .section = "lock-free" },
        { "told, then asked", told_and_asked, .section = "lock-free" },
        { "beside plain counts", beside_plain_ones,
          .section = "two-counts" },
        { "some by turns", by_turns, .section = "two-counts" },
    };
    return RUN(checks);
}
