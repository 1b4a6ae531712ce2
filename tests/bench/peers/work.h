/* The workloads, in words that a peer has defined before:
 *
 *   Obj                 a reference
 *   pair(a, b)          a new list of these two; tuple(a, b)
 *   put(list, i, x)     list[i] = x
 *   drop(x)             let go of x; with COUNTS, it dies at once
 *   none                something that is always there
 *   Room, room(n)       an array of n references that the peer knows
 *   room_end(r, n)      let go of all, and of the room
 *   root(r, n)          a list of all n, which takes them over
 *   collect()           a full collection
 *   automatic(on)       whether collections begin by themselves
 *   checkpoint()        where they may
 *
 * Whatever a counting peer does by a drop, another does by forgetting
 * and one collection. */
#include "bench.h"

/* --- 1: made and dropped --- */

#define HOT(name, make) \
    static void name##_hot(size_t n) \
    { \
        size_t many = n * times(n); \
        start(); \
        for (size_t i = 0; i < many; i++) \
            drop(make); \
        stop(); \
        say_time(#name ".hot", n); \
    }

#define ALL(name, make) \
    static void name##_all(size_t n) \
    { \
        for (size_t k = times(n); k > 0; k--) { \
            Obj *r = room(n); \
            start(); \
            for (size_t i = 0; i < n; i++) \
                r[i] = make; \
            forget(r, n); \
            stop(); \
            room_end(r, 0); \
        } \
        say_time(#name ".all", n); \
    }

/* Lets go of all n, one by one or at once. */
static void forget(Obj *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        drop(r[i]);
        r[i] = NULL;
    }
#ifndef COUNTS
    collect();
#endif
}

HOT(list, pair(none, none))
ALL(list, pair(none, none))

/* --- 3: a chain --- */

static void chain(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        Obj *r = room(1);
        r[0] = pair(none, none);
        for (size_t i = 1; i < n; i++) {
            Obj longer = pair(r[0], none);
            drop(r[0]);
            r[0] = longer;
        }
        start();
        forget(r, 1);
        stop();
        room_end(r, 0);
    }
    say_time("chain", n);
}

/* --- 4: a full collection that finds nothing --- */

/* Times it with all n reached from `top`, of which it lets go. */
static void time_collections(const char *what, Obj *top, size_t n)
{
    collect();
    for (size_t k = times(n); k > 0; k--) {
        start();
        collect();
        stop();
    }
    say_time(what, n);
    room_end(top, 1);
}

/* A room with all of r in one list. */
static Obj *rooted(Obj *r, size_t n)
{
    Obj *top = room(1);
    top[0] = root(r, n);
    room_end(r, 0);
    return top;
}

static Obj *many_pairs(size_t n)
{
    Obj *r = room(n);
    for (size_t i = 0; i < n; i++)
        r[i] = pair(none, none);
    return r;
}

static void gc_ints(size_t n)
{
    automatic(false);
    Obj *r = room(n);
    for (size_t i = 0; i < n; i++)
        r[i] = pair(small(i), small(i + 1));
    time_collections("gc.ints", rooted(r, n), n);
}

/* i refers to i - 1 and to i / 2. */
static void gc_local(size_t n)
{
    automatic(false);
    Obj *r = room(n);
    r[0] = pair(none, none);
    for (size_t i = 1; i < n; i++)
        r[i] = pair(r[i - 1], r[i / 2]);
    time_collections("gc.local", rooted(r, n), n);
}

static void gc_rand(size_t n)
{
    automatic(false);
    Obj *r = many_pairs(n);
    for (size_t i = 0; i < n; i++) {
        put(r[i], 0, r[random_below(n)]);
        put(r[i], 1, r[random_below(n)]);
    }
    time_collections("gc.rand", rooted(r, n), n);
}

/* A binary tree whose nodes lie anywhere; the top alone is held. */
static void gc_tree(size_t n)
{
    automatic(false);
    Obj *r = many_pairs(n);
    shuffle((void **)r, n);
    for (size_t i = 0; 2 * i + 1 < n; i++) {
        put(r[i], 0, r[2 * i + 1]);
        if (2 * i + 2 < n)
            put(r[i], 1, r[2 * i + 2]);
    }
    Obj *top = room(1);
    top[0] = r[0];
    for (size_t i = 1; i < n; i++)
        drop(r[i]);
    room_end(r, 0);
    time_collections("gc.tree", top, n);
}

/* Of what churn.live makes: each refers to two that were there. */
static void gc_live(size_t n)
{
    automatic(false);
    Obj *r = room(n);
    r[0] = pair(none, none);
    for (size_t i = 1; i < n; i++)
        r[i] = pair(r[random_below(i)], r[random_below(i)]);
    time_collections("gc.live", rooted(r, n), n);
}

/* As gc.ints, but each was replaced twice, in random order. */
static void gc_aged(size_t n)
{
    automatic(false);
    Obj *r = many_pairs(n);
    for (size_t i = 0; i < 2 * n; i++) {
        size_t k = random_below(n);
        Obj other = pair(none, r[random_below(n)]);
        drop(r[k]);
        r[k] = other;
        if (i % (n / 4 + 1) == 0)
            collect();
    }
    time_collections("gc.aged", rooted(r, n), n);
}

/* --- 5: garbage --- */

static void make_pairs(size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        Obj a = pair(none, none), b = pair(a, none);
        put(a, 0, b);
        drop(a);
        drop(b);
    }
}

static void garbage_pairs(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        make_pairs(n);
        start();
        collect();
        stop();
    }
    say_time("garbage.pairs", n);
}

static void garbage_ring(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        Obj *r = room(2);
        r[0] = pair(none, none);
        r[1] = pair(r[0], none);
        for (size_t i = 2; i < n; i++) {
            Obj longer = pair(r[1], none);
            drop(r[1]);
            r[1] = longer;
        }
        put(r[0], 0, r[1]);
        room_end(r, 2);
        start();
        collect();
        stop();
    }
    say_time("garbage.ring", n);
}

/* Collects n, and makes n again. */
static void garbage_again(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        make_pairs(n);
        Obj *r = room(n);
        start();
        collect();
        for (size_t i = 0; i < n; i++)
            r[i] = pair(none, none);
        stop();
        room_end(r, n);
    }
    say_time("garbage.again", n);
}

/* --- 6: churn, and collections that begin by themselves --- */

/* Of n operations: either what each costs, or, looking at the clock
 * before and after each, which were pauses. */
#define CHURN(name, collects, prepare, step, finish) \
    static void churn_##name##_once(size_t n, bool each) \
    { \
        automatic(collects); \
        prepare; \
        start(); \
        for (size_t i = 0; i < n; i++) { \
            double before = each ? now() : 0; \
            step; \
            checkpoint(); \
            if (each) \
                note_pause(now() - before - clock_cost()); \
        } \
        stop(); \
        finish; \
    } \
    static void churn_##name(size_t n) \
    { \
        for (size_t k = times(n); k > 0; k--) \
            churn_##name##_once(n, false); \
        say_time("churn." #name, n); \
        if (!(collects)) \
            return; \
        churn_##name##_once(n, true); \
        spent = 0; \
        say_pauses("churn." #name); \
    }

/* A live set that grows: each refers to two that are there. And what
 * that costs when nothing is collected. */
#define GROW(name, collects) \
    CHURN(name, collects, Obj *r = room(n), \
        r[i] = i == 0 ? pair(none, none) \
                      : pair(r[random_below(i)], r[random_below(i)]), \
        room_end(r, n))
GROW(live, true)
GROW(off, false)

/* The same, two temporary objects each time, and a pair of garbage
 * each fourth time. */
static void mix_step(Obj *r, size_t i)
{
    r[i] = i == 0 ? pair(none, none) : pair(r[random_below(i)], none);
    drop(pair(r[i], none));
    drop(pair(none, r[i]));
    if (i % 4 == 0)
        make_pairs(2);
}

CHURN(mix, true, Obj *r = room(n), mix_step(r, i), room_end(r, n))

/* A heap of n with holes, where half have died; any is replaced. */
static Obj *with_holes(size_t n)
{
    Obj *r = many_pairs(n);
    for (size_t i = 0; i < n / 2; i++) {
        size_t k = random_below(n);
        if (r[k] != NULL)
            drop(r[k]);
        r[k] = NULL;
    }
    return r;
}

static void frag_step(Obj *r, size_t n)
{
    size_t k = random_below(n);
    Obj other = pair(none, none);
    if (r[k] != NULL)
        drop(r[k]);
    r[k] = other;
}

CHURN(frag, true, Obj *r = with_holes(n), frag_step(r, n),
    room_end(r, n))

/* --- 8 and 10: bytes --- */

#define BYTES(name, make) \
    static void bytes_##name(size_t n) \
    { \
        automatic(false); \
        Obj *r = room(n); \
        double before = resident(); \
        for (size_t i = 0; i < n; i++) \
            r[i] = make; \
        say("bytes." #name, (resident() - before) / (double)n); \
        room_end(r, n); \
    }

BYTES(list, pair(none, none))

/* How much of what n + 1 took is still there when n have died; the one
 * that lives is the last. Percent. */
static void bytes_after(size_t n)
{
    automatic(false);
    Obj *r = room(n + 1);
    double before = resident();
    for (size_t i = 0; i <= n; i++)
        r[i] = pair(none, none);
    double most = resident() - before;
    forget(r, n);
    say("bytes.after", 100 * (resident() - before) / most);
    room_end(r + 0, n + 1);
}

#define WORK_FOR_ALL \
    { "list.hot", list_hot }, { "list.all", list_all }, \
    { "chain", chain }, { "gc.ints", gc_ints }, \
    { "gc.local", gc_local }, { "gc.rand", gc_rand }, \
    { "gc.tree", gc_tree }, { "gc.live", gc_live }, \
    { "gc.aged", gc_aged }, \
    { "garbage.pairs", garbage_pairs }, \
    { "garbage.ring", garbage_ring }, \
    { "garbage.again", garbage_again }, \
    { "churn.live", churn_live }, { "churn.off", churn_off }, \
    { "churn.mix", churn_mix }, { "churn.frag", churn_frag }, \
    { "bytes.list", bytes_list }, { "bytes.after", bytes_after }
