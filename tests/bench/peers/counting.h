/* More workloads, for the peers that count:
 *
 *   number(i), fraction(i)   a new int, float
 *   text(bytes)         a new str of twelve bytes
 *   instance()          of a class with three slots, through its call
 *   person()            of a class without slots, with three attributes
 *   plain()             of a class without slots, without attributes
 *   cycle(class)        two new plain(), or two that have last words,
 *                       that refer to each other; one of them
 *   hold(x)             one more reference
 *   freeze()            gc.freeze()
 *   refer(x)            weakref.ref(x)
 *   follow(ref)         ref(), a new reference
 *   cache()             a WeakValueDictionary
 *   cache_put(d, k, x), cache_get(d, k): a new reference, or none's
 */
#define COUNTS
#include "work.h"

#include <sys/wait.h>

HOT(tuple, tuple(none, none))
ALL(tuple, tuple(none, none))
HOT(int, number(1000000 + i))
HOT(float, fraction((double)i))
HOT(slots, instance())

/* A str of what was written a moment ago, and of what lies there. */
static inline Obj new_text(size_t i)
{
    char bytes[] = "twelve bytes";
    bytes[0] = (char)('a' + i % 26);
    return text(bytes);
}

static inline Obj old_text(size_t i)
{
    static const char bytes[][16] = { "twelve bytes", "other twelve" };
    return text(bytes[i % 2]);
}

HOT(str, new_text(i))
HOT(oldstr, old_text(i))

/* --- 2 --- */

static void count(size_t n)
{
    Obj x = fraction(1.5);
    size_t many = n * times(n);
    start();
    for (size_t i = 0; i < many; i++) {
        hold(x);
        __asm__ volatile("" : : "r"(x) : "memory");
        drop(x);
    }
    stop();
    say_time("count", n);
    drop(x);
}

/* --- 5, with more to do at a death --- */

static void garbage_refs(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        Obj *r = room(n / 2);
        for (size_t i = 0; i < n / 2; i++) {
            Obj one = cycle(false);
            r[i] = refer(one);
            drop(one);
        }
        start();
        collect();
        stop();
        room_end(r, n / 2);
    }
    say_time("garbage.refs", n);
}

static void garbage_del(size_t n)
{
    automatic(false);
    for (size_t k = times(n); k > 0; k--) {
        for (size_t i = 0; i < n / 2; i++)
            drop(cycle(true));
        start();
        collect();
        stop();
    }
    say_time("garbage.del", n);
}

/* --- 7 --- */

static Obj *many_plain(size_t n)
{
    Obj *r = room(n);
    for (size_t i = 0; i < n; i++)
        r[i] = plain();
    return r;
}

static Obj *many_refs(Obj *to, size_t n)
{
    Obj *r = room(n);
    for (size_t i = 0; i < n; i++)
        r[i] = refer(to[i]);
    return r;
}

static void ref_make(size_t n)
{
    for (size_t k = times(n); k > 0; k--) {
        Obj *r = many_plain(n), *refs = room(n);
        start();
        for (size_t i = 0; i < n; i++)
            refs[i] = refer(r[i]);
        stop();
        room_end(refs, n);
        room_end(r, n);
    }
    say_time("ref.make", n);
}

static void ref_ask(size_t n)
{
    Obj *r = many_plain(n), *refs = many_refs(r, n);
    for (size_t k = times(n); k > 0; k--) {
        start();
        for (size_t i = 0; i < n; i++)
            drop(follow(refs[i]));
        stop();
    }
    say_time("ref.ask", n);
    room_end(refs, n);
    room_end(r, n);
}

/* The death of objects that are referred to. */
static void ref_clear(size_t n)
{
    for (size_t k = times(n); k > 0; k--) {
        Obj *r = many_plain(n), *refs = many_refs(r, n);
        start();
        forget(r, n);
        stop();
        room_end(refs, n);
        room_end(r, 0);
    }
    say_time("ref.clear", n);
}

static Obj *many_numbers(size_t n)
{
    Obj *keys = room(n);
    for (size_t i = 0; i < n; i++)
        keys[i] = number(1000000 + i);
    return keys;
}

static void weak_dict(const char *what, size_t n, int kind)
{
    Obj *keys = many_numbers(2 * n), *r = many_plain(n);
    for (size_t k = times(n); k > 0; k--) {
        Obj d = cache();
        if (kind == 0)
            start();
        for (size_t i = 0; i < n; i++)
            cache_put(d, keys[i], r[i]);
        if (kind == 0)
            stop();
        if (kind != 0) {
            start();
            for (size_t i = 0; i < n; i++)
                drop(cache_get(d, keys[kind == 1 ? i : n + i]));
            stop();
        }
        drop(d);
    }
    say_time(what, n);
    room_end(keys, 2 * n);
    room_end(r, n);
}

static void weak_insert(size_t n)
{
    weak_dict("weak.insert", n, 0);
}

static void weak_hit(size_t n)
{
    weak_dict("weak.hit", n, 1);
}

static void weak_miss(size_t n)
{
    weak_dict("weak.miss", n, 2);
}

/* --- 8 --- */

BYTES(tuple, tuple(none, none))
BYTES(slots, instance())
BYTES(attributes, person())

/* --- fork: bytes that a child gets of its own, for each object --- */

static void fork_and(const char *what, size_t n, Obj *r, bool reads)
{
    int ends[2];
    double got = 0;
    need(pipe(ends) == 0, "no pipe");
    pid_t child = fork();
    if (child == 0) {
        double before = private_bytes();
        for (size_t i = 0; reads && i < n; i++) {
            hold(r[i]);
            __asm__ volatile("" : : "r"(r[i]) : "memory");
            drop(r[i]);
        }
        if (!reads)
            collect();
        got = private_bytes() - before;
        _exit(write(ends[1], &got, sizeof got) != (ssize_t)sizeof got);
    }
    need(child > 0 && read(ends[0], &got, sizeof got) > 0, "no child");
    waitpid(child, NULL, 0);
    say(what, got / (double)n);
}

static void forks(size_t n)
{
    automatic(false);
    Obj *r = many_pairs(n);
    collect();
    fork_and("fork.collect", n, r, false);
    fork_and("fork.read", n, r, true);
    freeze();
    fork_and("fork.collect.frozen", n, r, false);
    fork_and("fork.read.frozen", n, r, true);
}

/* --- what stays in memory while n die, one after the other --- */

enum { STEPS = 20 };

static void memory(const char *what, size_t n, bool anywhere)
{
    char name[60];
    automatic(false);
    Obj *r = room(n);
    double before = resident();
    for (size_t i = 0; i < n; i++)
        r[i] = pair(none, none);
    Obj last = r[n - 1];
    if (anywhere)
        shuffle((void **)r, n - 1);
    for (size_t step = 0; step <= STEPS; step++) {
        size_t from = step == 0 ? 0 : (n - 1) * (step - 1) / STEPS;
        for (size_t i = from; i < (n - 1) * step / STEPS; i++)
            drop(r[i]);
        snprintf(name, sizeof name, "%s.%02zu", what, step);
        say(name, (resident() - before) / 1e6);
    }
    collect();
    snprintf(name, sizeof name, "%s.collected", what);
    say(name, (resident() - before) / 1e6);
    drop(last);
}

static void memory_in_order(size_t n)
{
    memory("memory.order", n, false);
}

static void memory_anywhere(size_t n)
{
    memory("memory.anywhere", n, true);
}

/* What a child gets of its own while it reads n / 10 of n lists, which
 * are frozen, one here and one there. */
static void fork_reading(size_t n)
{
    char name[60];
    int ends[2];
    double got[STEPS + 1];
    automatic(false);
    Obj *r = many_pairs(n);
    shuffle((void **)r, n);
    collect();
    freeze();
    need(pipe(ends) == 0, "no pipe");
    pid_t child = fork();
    if (child == 0) {
        double before = private_bytes();
        for (size_t i = 0, step = 0; step <= STEPS; step++) {
            for (; i < n / 10 * step / STEPS; i++) {
                hold(r[i]);
                __asm__ volatile("" : : "r"(r[i]) : "memory");
                drop(r[i]);
            }
            got[step] = (private_bytes() - before) / 1e6;
        }
        _exit(write(ends[1], got, sizeof got) != (ssize_t)sizeof got);
    }
    need(child > 0 && read(ends[0], got, sizeof got) == sizeof got,
         "no child");
    waitpid(child, NULL, 0);
    for (size_t step = 0; step <= STEPS; step++) {
        snprintf(name, sizeof name, "fork.reading.%02zu", step);
        say(name, got[step]);
    }
}

#define WORK_THAT_COUNTS \
    { "fork", forks }, { "fork.reading", fork_reading }, \
    { "memory.order", memory_in_order }, \
    { "memory.anywhere", memory_anywhere }, \
    { "tuple.hot", tuple_hot }, { "tuple.all", tuple_all }, \
    { "int.hot", int_hot }, { "float.hot", float_hot }, \
    { "str.hot", str_hot }, { "oldstr.hot", oldstr_hot }, \
    { "slots.hot", slots_hot }, { "count", count }, \
    { "garbage.refs", garbage_refs }, { "garbage.del", garbage_del }, { "ref.make", ref_make }, \
    { "ref.ask", ref_ask }, { "ref.clear", ref_clear }, \
    { "weak.insert", weak_insert }, { "weak.hit", weak_hit }, \
    { "weak.miss", weak_miss }, { "bytes.tuple", bytes_tuple }, \
    { "bytes.slots", bytes_slots }, \
    { "bytes.attributes", bytes_attributes }
