/* Exercise 10.3: a lock for programs. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "threads.h"
#include "lock.h"

#include <string.h>

#define MINE "Once the lock is somebody's, nobody else gets it: 0, if it is not to wait."
#define FREE "After lock_release it is to be had again."
#define UNLOCKED "Nobody has it: -1 with RuntimeError, release unlocked lock."
#define GIL "Who waits for the lock gives up the GIL, or the one who has the lock cannot run."
#define ORDER \
    "One waits for the GIL with the mutex in hand, and another for the mutex with the GIL in hand. Give back the " \
    "mutex first."
#define WOKEN "Who waits for the lock is woken when it is released."
#define ONE "At any time at most one thread has the lock."
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
    expect_raised(OB_RUNTIME_ERROR, UNLOCKED);
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    expect_int("lock_release(lock), again", lock_release(lock), -1, UNLOCKED);
    expect_raised(OB_RUNTIME_ERROR, UNLOCKED);
    end();
}

enum { CROWD = 8, OFTEN = 50 };

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
    int result;                 /* -1: it waits */
} Waiter;

static void *wait_for_it(void *arg)
{
    Waiter *self = arg;
    ob_thread_attach(self->state);
    self->result = lock_acquire(lock, true);
    ob_thread_end();
    return NULL;
}

static Waiter waiter(void)
{
    return (Waiter){ need(ob_thread_new()), -1 };
}

static void waits(void)
{
    begin();
    expect_int("lock_acquire(lock, false)", lock_acquire(lock, false), 1, FREE);
    Waiter other = waiter();
    Started thread = start(wait_for_it, &other);
    let_others(30000);
    work();
    expect_int("what the other one has got", other.result, -1, MINE);
    expect_int("lock_release(lock)", lock_release(lock), 0, FREE);
    OB_BEGIN_ALLOW_THREADS
    finish(thread);
    OB_END_ALLOW_THREADS
    expect_int("what the other one has got", other.result, 1, WOKEN);
    expect_int("lock_acquire(lock, false), and the other one has it", lock_acquire(lock, false), 0, MINE);
    expect_int("lock_release(lock), by another thread", lock_release(lock), 0, FREE);
    end();
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
    for (int had = 0; had < 5; ) {
        lock_release(lock);
        for (int before = had; had == before; let_others(500)) {
            had = 0;
            for (int i = 0; i < 5; i++)
                had += others[i].result == 1;
        }
    }
    lock_release(lock);
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 5; i++)
        finish(threads[i]);
    OB_END_ALLOW_THREADS
    end();
}

static int made_and_used(void)
{
    ObObject *op = lock_new();
    if (op == NULL)
        return -1;
    lock_acquire(op, false);
    ob_decref(op);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "one thread", alone, .slow = GIL, .held = HELD },
        { "a lock that nobody has", unlocked, .slow = GIL, .held = HELD },
        { "one who waits", waits, .slow = GIL, .held = HELD, .section = "blocking" },
        { "five who wait", all_woken, .slow = WOKEN, .held = HELD, .section = "blocking" },
        { "eight at once", crowd, .slow = ORDER, .held = HELD, .section = "on-each" },
        { "what a lock leaves", NULL, made_and_used, .held = HELD },
    };
    return RUN(checks);
}
