/* Exercise 10.3: a lock for programs. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#define MOST_THREADS 64
#include "threads.h"
#include "lock.h"

#include <string.h>

#define MINE "Once the lock is somebody's, nobody else gets it: 0, if it is not to wait."
#define FREE "After lock_release it is to be had again."
#define ANY "Any thread may release the lock, not only the one that has taken it."
#define UNLOCKED "Nobody has it: -1 with RuntimeError, release unlocked lock."
#define GIL "Who waits for the lock gives up the GIL, or the one who has the lock cannot run."
#define ALONE "Here is one thread, and nobody to wait for: a mutex that is taken is given back, on each way."
#define ORDER \
    "One waits for the GIL with the mutex in hand, and another for the mutex with the GIL in hand. Give back the " \
    "mutex first."
#define WOKEN "Who waits for the lock is woken when it is released."
#define LONG "Whoever is to wait waits as long as it takes, and comes back with the lock."
#define ONE "At any time at most one thread has the lock."
#define AT_ONCE "Without `wait`, lock_acquire answers at once: it does not give up the GIL, and nobody else comes in."
#define WHICH "Those who wait for another lock have nothing to do with this one: each lock wakes its own."
#define HAS \
    "If lock_acquire finds that somebody has it, lock_release does, too: who has got it has it before it has the GIL, or " \
    "nobody has it until then."
#define EACH \
    "Released twice, it has gone to two of those who wait, one after the other: also if the first did not run " \
    "in between."
#define BY_ALL "Released once for each who had it, also for those who do not run yet, it is to be had again."
#define OWN "Whether a lock is somebody's is a matter of its own, however many others come and go."
#define HELD "When the last reference to the lock goes, nothing is left of it."

static ObObject *lock;
static int inside, total;
static bool together;

static void begin(void)
{
    lock = need(lock_new());
    ob_gil_set_interval(2000000);       /* who waits in vain sleeps */
    inside = total = 0;
    together = false;
}

static void end(void)
{
    ob_decref(lock);
}

static void alone(void)
{
    begin();
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    expect_int("lock_acquire(lock, false), and somebody has it", lock_acquire(lock, false), 0, MINE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    expect_int("lock_acquire(lock, true)", lock_acquire(lock, true), 1, FREE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    end();
}

static void unlocked(void)
{
    begin();
    expect_int("lock_release(lock), and nobody has it", lock_release(lock), -1, UNLOCKED);
    expect_choice("the text", ob_self()->error.text, "release unlocked lock", UNLOCKED);
    expect_raised(OB_RUNTIME_ERROR, UNLOCKED);
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    expect_int("lock_acquire(lock, false), and somebody has it", lock_acquire(lock, false), 0, MINE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    expect_int("lock_release(lock), again", lock_release(lock), -1, UNLOCKED);
    expect_raised(OB_RUNTIME_ERROR, UNLOCKED);
    end();
}

enum { CROWD = 8, OFTEN = 50, LOCKS = 3000, WAITERS = 60, OTHERS = 70000 };

/* Makes things, and passes checkpoints. */
static void work(void)
{
    for (int i = 0; i < 20; i++) {
        ob_decref(need(ob_list_new()));
        ob_checkpoint();
    }
}

/* Lets others run for a moment. */
static void let_others(long microseconds)
{
    OB_BEGIN_ALLOW_THREADS
    moment(microseconds);
    OB_END_ALLOW_THREADS
}

static void *take_turns(void *state)
{
    ob_thread_attach(state);
    for (int i = 0; i < OFTEN; i++) {
        if (!lock_acquire(lock, true))
            break;
        together = together || ++inside > 1;
        total++;
        work();
        let_others(50);
        inside--;
        lock_release(lock);
    }
    ob_thread_end();
    return NULL;
}

static void crowd(void)
{
    Started threads[CROWD];
    begin();
    for (int i = 0; i < CROWD; i++)
        threads[i] = start(take_turns, need(ob_thread_new()));
    ObThread *self = ob_thread_detach();
    for (int i = 0; i < CROWD; i++)
        finish(threads[i]);
    ob_thread_attach(self);
    expect_int("how many had it at the same time", together ? 2 : 1, 1, ONE);
    expect_int("how often it was had", total, CROWD * OFTEN, ONE);
    end();
}

typedef struct Waiter {
    ObThread *state;
    ObObject *lock;
    int result;                 /* -1: it waits */
    ObExc raised;
    bool poor;                  /* it has no memory */
} Waiter;

static void *wait_for_it(void *arg)
{
    Waiter *self = arg;
    ob_thread_attach(self->state);
    if (self->poor)
        let_memory_end(1);
    self->result = lock_acquire(self->lock, true);
    let_memory_end(0);
    self->raised = ob_error();
    ob_error_clear();
    ob_thread_end();
    return NULL;
}

static Waiter waiter(void)
{
    return (Waiter){ need(ob_thread_new()), lock, -1, OB_NO_ERROR, false };
}

static void waits(void)
{
    begin();
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    for (int i = 0; i < 100 && other.result < 0 && at_conditions() == 0; i++)
        let_others(1000);
    work();
    expect_int("whether the other one has given up", other.result == 0, 0, LONG);
    expect_int("what the other one has got (-1: it still waits)", other.result, -1, MINE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    expect_int("what the other one has got", other.result, 1, WOKEN);
    expect_choice("what is pending there", ob_exc_name(other.raised), "", MINE);
    expect_int("lock_acquire(lock, false), and the other one has it", lock_acquire(lock, false), 0, MINE);
    expect_int("lock_release(lock), by another thread", lock_release(lock), 0, ANY);
    end();
}

/* Without memory. */
static void waits_poor(void)
{
    begin();
    treat(CALM);
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    Waiter other = waiter();
    other.poor = true;
    Started thread = start(wait_for_it, &other);
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(1);
    OB_END_ALLOW_THREADS
    let_others(2000);
    let_memory_end(0);
    expect_int("what the other one has got (-1: it still waits)", other.result, -1, LONG);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    treat(ROUGH);
    expect_int("what the other one has got", other.result, 1, LONG);
    lock_release(lock);
    end();
}

static int how_many_have(const Waiter others[5])
{
    int had = 0;
    for (int i = 0; i < 5; i++)
        had += others[i].result == 1;
    return had;
}

static void all_woken(void)
{
    Waiter others[5];
    Started threads[5];
    begin();
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    for (int i = 0; i < 5; i++) {
        others[i] = waiter();
        threads[i] = start(wait_for_it, &others[i]);
    }
    let_others(30000);
    for (int had = 0; had < 5; had++) {
        expect_int("lock_release(lock), by whoever", lock_release(lock), 0, had == 0 ? FREE : ANY);
        for (int i = 0; i < 2000 && how_many_have(others) == had; i++)
            let_others(1000);
        expect_int("how many have got it", how_many_have(others), had + 1, WOKEN);
    }
    lock_release(lock);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 5; i++)
        finish(threads[i]);
    OB_END_ALLOW_THREADS
    end();
}

/* The other one has seen that somebody has the lock, and does not wait
 * yet. */
static void about_to_wait(void)
{
    begin();
    treat(STAY_AWAKE);
    lock_acquire(lock, false);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(1);
    OB_END_ALLOW_THREADS
    lock_release(lock);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    treat(ROUGH);
    expect_int("what the other one has got", other.result, 1, WOKEN);
    lock_release(lock);
    end();
}

/* The other one has seen that somebody has the lock, has given up the
 * GIL, and does not have the mutex yet. */
static void released_before(void)
{
    begin();
    lock_acquire(lock, false);
    treat(HOLD_OFF);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(1);
    OB_END_ALLOW_THREADS
    lock_release(lock);
    treat(CALM);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    treat(ROUGH);
    expect_int("what the other one has got", other.result, 1, LONG);
    lock_release(lock);
    end();
}

/* Whether the other one has got it, which has no GIL. */
static bool other_has_it(void)
{
    if (!lock_acquire(lock, false))
        return true;
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    return false;
}

/* As soon as the other one has it, it is released again. */
static void released_twice(void)
{
    begin();
    lock_acquire(lock, false);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(1);
    OB_END_ALLOW_THREADS
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    bool has = false;
    for (int i = 0; i < 300 && !has; i++) {
        moment(1000);
        has = other_has_it();
    }
    if (has)
        expect_int("lock_release(lock), and somebody has it", lock_release(lock), 0, HAS);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    expect_int("what the other one has got", other.result, 1, LONG);
    end();
}

/* Some wait. Whoever gets it does not run yet when it is released again,
 * as long as somebody has it. */
static void released_before_they_run(int n)
{
    Waiter others[5] = { { .result = -1 } };
    Started threads[2];
    begin();
    lock_acquire(lock, false);
    for (int i = 0; i < n; i++) {
        others[i] = waiter();
        threads[i] = start(wait_for_it, &others[i]);
    }
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions((size_t)n);
    OB_END_ALLOW_THREADS
    treat(SLEEP_ON);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    int times = 1;
    for (; times <= n && other_has_it(); times++)
        expect_int("lock_release(lock), and somebody has it", lock_release(lock), 0, HAS);
    if (times > n)
        expect_int("lock_acquire(lock, false), released by all who had it", lock_acquire(lock, false), 1, BY_ALL);
    treat(ROUGH);
    int some = times < n ? times : n;
    for (int i = 0; i < 2000 && how_many_have(others) < some; i++)
        let_others(1000);
    expect_int("how many have got it", how_many_have(others), some, times > 1 ? EACH : WOKEN);
    for (; some < n; some++)
        expect_int("lock_release(lock), by whoever", lock_release(lock), 0, ANY);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < n; i++)
        finish(threads[i]);
    OB_END_ALLOW_THREADS
    expect_int("lock_acquire(lock, false), and somebody has it", lock_acquire(lock, false), 0, MINE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    end();
}

static void released_before_it_runs(void)
{
    released_before_they_run(1);
    released_before_they_run(2);
}

/* Of two who wait, the one that came last waits for another lock. */
static void two_locks(void)
{
    begin();
    ObObject *first = lock, *second = need(lock_new());
    Waiter others[2];
    Started threads[2];
    for (int i = 0; i < 2; i++) {
        lock = i == 0 ? first : second;
        lock_acquire(lock, false);
        others[i] = waiter();
        threads[i] = start(wait_for_it, &others[i]);
        OB_BEGIN_ALLOW_THREADS
        until_at_conditions((size_t)i + 1);
        OB_END_ALLOW_THREADS
    }
    for (int i = 0; i < 2; i++) {
        expect_int("lock_release", lock_release(i == 0 ? first : second), 0, FREE);
        OB_BEGIN_ALLOW_THREADS
        finish(threads[i]);
        OB_END_ALLOW_THREADS
        expect_int("what the one has got that waited for it", others[i].result, 1, LONG);
        expect_choice("what is pending there", ob_exc_name(others[i].raised), "", LONG);
    }
    expect_int("lock_release of the one", lock_release(first), 0, FREE);
    expect_int("lock_release of the other", lock_release(second), 0, FREE);
    ob_decref(second);
    lock = first;
    end();
}

/* One has it, and another one waits for it, while very many others come
 * and go. */
static void one_stays(void)
{
    begin();
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(1);
    OB_END_ALLOW_THREADS
    for (int i = 0; i < OTHERS; i++) {
        ObObject *op = need(lock_new());
        expect_int("lock_acquire, of another lock, which is new", lock_acquire(op, false), 1, OWN);
        if (i > OTHERS / 2)
            expect_int("lock_release, of another lock", lock_release(op), 0, OWN);
        ob_decref(op);
    }
    expect_int("what the other one has got (-1: it still waits)", other.result, -1, OWN);
    expect_int("lock_acquire(lock, false), and somebody has it", lock_acquire(lock, false), 0, OWN);
    expect_int("lock_release(lock)", lock_release(lock), 0, OWN);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    expect_int("what the other one has got", other.result, 1, OWN);
    expect_int("lock_acquire(lock, false), and the other one has it", lock_acquire(lock, false), 0, OWN);
    expect_int("lock_release(lock), by another thread", lock_release(lock), 0, ANY);
    end();
}

/* The first ones, and those whose address has the same last bits: if
 * locks share something that is found by address, these do. */
static bool is_waited_for(ObObject *const locks[], int i)
{
    return i < WAITERS / 2 || ((uintptr_t)locks[i] - (uintptr_t)locks[0]) % 4096 == 0;
}

static void many_locks(void)
{
    static ObObject *locks[LOCKS];
    static Waiter others[WAITERS];
    Started threads[WAITERS];
    size_t n = 0;
    begin();
    end();
    for (int i = 0; i < LOCKS; i++)
        locks[i] = need(lock_new());
    for (int i = 0; i < LOCKS && n < WAITERS; i++)
        if (is_waited_for(locks, i)) {
            lock = locks[i];
            expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
            others[n] = waiter();
            threads[n] = start(wait_for_it, &others[n]);
            n++;
        }
    OB_BEGIN_ALLOW_THREADS
    until_at_conditions(n);
    OB_END_ALLOW_THREADS
    for (size_t k = 0; k < n; k++) {
        expect_int("lock_release(lock)", lock_release(others[k].lock), 0, FREE);
        for (int i = 0; i < 2000 && others[k].result < 0; i++)
            let_others(1000);
        expect_int("what the one has got that waits for it", others[k].result, 1, WHICH);
        OB_BEGIN_ALLOW_THREADS
        finish(threads[k]);
        OB_END_ALLOW_THREADS
    }
    for (int i = 0; i < LOCKS; i++)
        ob_decref(locks[i]);
}

static bool came_in;

static void *come_in(void *state)
{
    ob_thread_attach(state);
    came_in = true;
    ob_thread_end();
    return NULL;
}

/* Somebody waits for the GIL, and has asked for it. */
static void at_once(void)
{
    begin();
    lock_acquire(lock, false);
    ob_gil_set_interval(1000);
    came_in = false;
    Started thread = start(come_in, need(ob_thread_new()));
    while (!(ob_self()->interp->requests & OB_REQUEST_DROP_GIL))
        moment(500);
    expect_int("lock_acquire(lock, false), and somebody has it", lock_acquire(lock, false), 0, MINE);
    expect_int("whether another thread came in meanwhile", came_in, 0, AT_ONCE);
    lock_release(lock);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    end();
}

static int made_and_used(void)
{
    ObObject *op = expect_made(lock_new());
    if (op == NULL)
        return -1;
    lock_acquire(op, false);
    ob_decref(op);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "one thread", alone, .slow = ALONE, .held = HELD },
        { "a lock that nobody has", unlocked, .slow = ALONE, .held = HELD },
        { "one who waits", waits, .slow = GIL, .held = HELD, .section = "blocking" },
        { "one who waits and has no memory", waits_poor, .slow = WOKEN, .held = HELD, .section = "blocking" },
        { "five who wait", all_woken, .slow = WOKEN, .held = HELD, .section = "blocking" },
        { "one who is about to wait", about_to_wait, .slow = WOKEN, .held = HELD },
        { "released before it waits", released_before, .slow = WOKEN, .held = HELD },
        { "released again at once", released_twice, .slow = ORDER, .held = HELD },
        { "released again before it runs", released_before_it_runs, .slow = WOKEN, .held = HELD },
        { "two locks", two_locks, .slow = WHICH, .held = HELD },
        { "one lock, and others come and go", one_stays, .slow = WHICH, .held = HELD },
        { "three thousand locks", many_locks, .slow = WHICH, .held = HELD },
        { "one who does not want to wait", at_once, .slow = AT_ONCE, .held = HELD },
        { "eight at once", crowd, .slow = ORDER, .held = HELD, .section = "on-each" },
        { "what a lock leaves", NULL, made_and_used, .held = HELD },
    };
    return RUN(checks);
}
