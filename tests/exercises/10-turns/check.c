/* Exercise 10.2: a lock that goes round in turn. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#define MOST_THREADS 310
#include "threads.h"
#include "turns.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

#define ONE "At any time at most one thread has the lock."
#define ORDER "Who has waited longest is the next. Which one is woken, nobody promises: let each know whether it is its turn."
#define AHEAD "Who has just dropped the lock, and wants it again, comes after those who wait."
#define COUNTED \
    "turns_waiting counts those who wait, without the one who has the lock; " \
    "and however many have called, all of them but that one wait."
#define BEHIND "Who comes while others wait comes after them, also after one who has been woken, and does not run yet."
#define SLEEPS "Who waits sleeps, at a condition variable, and uses no processor meanwhile."
#define STUCK \
    "turns_drop sees to it that the one whose turn it is goes on. Whom pthread_cond_signal wakes may be another one."

#define ASKED "Any thread may ask turns_waiting, at any time: it waits for nobody, but the moment that a mutex is taken for."
#define OFTENER "The lock can be taken as often as anybody wants to, and nobody waits who is alone."
#define FREED "turns_free gives back what turns_new took, and whatever turns_take has made for those who wait is gone by then."
#define NOTHING_LEFT "turns_new returns NULL if there is no memory, and then nothing is left."
#define EACH \
    "Each lock is on its own, and a thread may have several: who waits for one waits for that one only, and is woken when " \
    "it is dropped."
#define GOES "turns_drop does not wait for anybody: who is next may sleep on for a while."

enum { MANY = 300, OFTEN = 100, LOCKS = 1000, WAITERS = 60, OTHERS = 35000 };

static Turns *turns;
static int came[MANY + 2], arrived;     /* in which order; turns */
static atomic_int inside;               /* how many have it */
static atomic_bool together;            /* once there were two */

static void begin(void)
{
    turns = need(turns_new());
    arrived = 0;
    inside = 0;
    together = false;
}

static void end(void)
{
    turns_free(turns);
    expect_int("how many had it at the same time", together ? 2 : 1, 1, ONE);
}

static void go_in(void)
{
    turns_take(turns);
    if (++inside > 1)
        together = true;
}

static void come_out(void)
{
    inside--;
    turns_drop(turns);
}

static void *visit(void *number)
{
    go_in();
    came[arrived++] = *(int *)number;
    moment(200);
    come_out();
    return NULL;
}

/* Until so many wait. */
static void until_waiting(int n)
{
    for (int i = 0; i < 3000 && turns_waiting(turns) != n; i++)
        moment(100);
    expect_int("how many had it at the same time", together ? 2 : 1, 1, ONE);
    expect_int("turns_waiting(turns)", turns_waiting(turns), n, COUNTED);
}

static void counts(void)
{
    begin();
    expect_int("turns_waiting(turns), and nobody has it", turns_waiting(turns), 0, COUNTED);
    go_in();
    expect_int("turns_waiting(turns), and one has it", turns_waiting(turns), 0, COUNTED);
    int number = 1;
    Started thread = start(visit, &number);
    until_waiting(1);
    come_out();
    finish(thread);
    expect_int("turns_waiting(turns), in the end", turns_waiting(turns), 0, COUNTED);
    end();
}

/* So many times by this thread, while nobody waits. */
static void take_often(int times)
{
    for (int i = 0; i < times; i++) {
        turns_take(turns);
        turns_drop(turns);
    }
}

static void one_after_another(int n)
{
    static int numbers[MANY];
    Started threads[MANY];
    arrived = 0;
    go_in();
    for (int i = 0; i < n; i++) {
        numbers[i] = i + 1;
        threads[i] = start(visit, &numbers[i]);
        until_waiting(i + 1);
    }
    come_out();
    for (int i = 0; i < n; i++)
        finish(threads[i]);
    expect_int("how many had it at the same time", together ? 2 : 1, 1, ONE);
    for (int i = 0; i < n; i++)
        expect_int("who has it next", came[i], i + 1, ORDER);
}

static void in_order(int n)
{
    begin();
    one_after_another(n);
    end();
}

static void three(void)
{
    in_order(3);
}

static void many(void)
{
    in_order(MANY);
}

/* Nobody wakes but who is meant: of those who wait, whoever came last. */
static void three_calmly(void)
{
    treat(CALM);
    in_order(3);
    treat(ROUGH);
}

/* Some wait where numbers of fifteen bits end, and where those of sixteen
 * do. */
static void around(void)
{
    enum { SOME = 12 };
    begin();
    take_often((1 << 15) - SOME / 2);
    one_after_another(SOME);
    take_often((1 << 15) - SOME - 1);
    one_after_another(SOME);
    end();
}

static void again(void)
{
    begin();
    for (int round = 0; round < 50; round++) {
        int number = 1;
        arrived = 0;
        go_in();
        Started thread = start(visit, &number);
        until_waiting(1);
        come_out();
        go_in();
        came[arrived++] = 2;
        come_out();
        finish(thread);
        expect_int("who has it first", came[0], 1, AHEAD);
    }
    end();
}

static void *visit_often(void *total)
{
    for (int i = 0; i < OFTEN; i++) {
        go_in();
        ++*(int *)total;
        sched_yield();
        come_out();
    }
    return NULL;
}

static void crowd(void)
{
    Started threads[8];
    int total = 0;
    begin();
    for (int i = 0; i < 8; i++)
        threads[i] = start(visit_often, &total);
    for (int i = 0; i < 8; i++)
        finish(threads[i]);
    expect_int("how often it was taken", total, 8 * OFTEN, ONE);
    end();
}

/* More often than there are numbers in sixteen bits. */
static void very_often(void)
{
    begin();
    take_often(120000);
    expect_int("turns_waiting(turns)", turns_waiting(turns), 0, COUNTED);
    end();
}

static void asked(void)
{
    begin();
    expect_int("turns_waiting(turns), and nobody has it", turns_waiting(turns), 0, COUNTED);
    go_in();
    expect_int("turns_waiting(turns), and one has it", turns_waiting(turns), 0, COUNTED);
    come_out();
    end();
}

/* Whoever is woken sleeps on until it has been dropped. */
static void goes_on(void)
{
    int number = 1;
    begin();
    go_in();
    Started thread = start(visit, &number);
    until_waiting(1);
    until_at_conditions(1);
    treat(SLEEP_ON);
    come_out();
    treat(ROUGH);
    finish(thread);
    end();
}

/* Whoever is woken sleeps on, and another one comes, who has not had it
 * yet. */
static void comes_after(void)
{
    static int numbers[] = { 1, 2 };
    begin();
    go_in();
    Started thread = start(visit, &numbers[0]);
    until_waiting(1);
    until_at_conditions(1);
    treat(SLEEP_ON);
    come_out();
    Started other = start(visit, &numbers[1]);
    for (int i = 0; i < 300 && at_conditions() < 2; i++)
        moment(1000);
    treat(ROUGH);
    finish(thread);
    finish(other);
    expect_int("who has it first", came[0], 1, BEHIND);
    end();
}

/* Who waits comes back for nothing, before it is signalled to. */
static void signalled_late(void)
{
    int number = 1;
    begin();
    go_in();
    Started thread = start(visit, &number);
    until_waiting(1);
    until_at_conditions(1);
    treat(LATE);
    come_out();
    finish(thread);
    treat(ROUGH);
    end();
}

/* Who drops it comes while another one is about to wait. */
static void about_to_wait(void)
{
    int number = 1;
    begin();
    go_in();
    treat(STAY_AWAKE);
    Started thread = start(visit, &number);
    until_at_conditions(1);
    come_out();
    finish(thread);
    treat(ROUGH);
    end();
}

/* For so many microseconds. */
static void sleep_all(int n, long time)
{
    static int numbers[] = { 1, 2, 3 };
    Started threads[3];
    begin();
    treat(CALM);
    go_in();
    for (int i = 0; i < n; i++)
        threads[i] = start(visit, &numbers[i]);
    moment(20000);
    clock_t before = clock();
    moment(time);
    double used = (double)(clock() - before) / CLOCKS_PER_SEC;
    come_out();
    for (int i = 0; i < n; i++)
        finish(threads[i]);
    treat(ROUGH);
    expect_int("whether the waiting took processor time", used > 0.02, 0, SLEEPS);
    end();
}

/* How long this thread has used a processor. */
static double used_here(void)
{
    struct timespec used;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return (double)used.tv_sec + (double)used.tv_nsec * 1e-9;
}

static void *wait_once(void *used)
{
    double before = used_here();
    turns_take(turns);
    *(double *)used += used_here() - before;
    turns_drop(turns);
    return NULL;
}

/* Who comes is the next at once, and waits for a moment only. */
static double short_waits(void)
{
    double used = 0;
    begin();
    treat(CALM);
    for (int i = 0; i < 30; i++) {
        go_in();
        Started thread = start(wait_once, &used);
        until_waiting(1);
        moment(5000);
        come_out();
        finish(thread);
    }
    treat(ROUGH);
    end();
    return used;
}

static void sleep_at_once(void)
{
    bool used = true;
    for (int i = 0; i < 3 && used; i++)
        used = short_waits() > 0.02;
    expect_int("whether the waiting took processor time", used, 0, SLEEPS);
}

/* Of several locks, one, and who waits for it. */
typedef struct One {
    Turns *turns, *then;        /* whoever has one takes the other */
    Started thread;
    atomic_bool had;
} One;

static void *visit_one(void *arg)
{
    One *one = arg;
    turns_take(one->turns);
    if (++inside > 1)
        together = true;
    one->had = true;
    if (one->then != NULL) {
        turns_take(one->then);
        turns_drop(one->then);
        moment(2000);
    }
    inside--;
    turns_drop(one->turns);
    return NULL;
}

static void begin_one(One *one, Turns *first, Turns *then)
{
    *one = (One){ .turns = first, .then = then };
    one->thread = start(visit_one, one);
    turns = first;
    until_waiting(1);
}

static void end_one(One *one)
{
    for (int i = 0; i < 2000 && !one->had; i++)
        moment(1000);
    expect_int("whether one has come whose turn it is", one->had, 1, EACH);
    finish(one->thread);
}

static Turns *new_one(void)
{
    Turns *one = need(turns_new());
    expect_int("turns_waiting, of a lock that nobody has had", turns_waiting(one), 0, EACH);
    return one;
}

/* This thread has them, and has had some of them before. Others wait for the first ones, and for those
 * whose address has the same last bits: if locks share something that is
 * found by address, these do. */
static void several(void)
{
    static Turns *locks[LOCKS];
    static One all[WAITERS];
    size_t n = 0;
    for (int i = 0; i < LOCKS; i++)
        locks[i] = new_one();
    for (int i = 0; i < LOCKS && n < WAITERS; i++) {
        expect_int("turns_waiting, of a lock that nobody has had", turns_waiting(locks[i]), 0, EACH);
        for (int times = 0; times < i % 4; times++) {
            turns_take(locks[i]);
            turns_drop(locks[i]);
        }
        turns_take(locks[i]);
        if (i < WAITERS / 2 || ((uintptr_t)locks[i] - (uintptr_t)locks[0]) % 4096 == 0)
            begin_one(&all[n++], locks[i], NULL);
    }
    until_at_conditions(n);
    for (size_t i = 0; i < n; i++) {
        turns_drop(all[i].turns);
        end_one(&all[i]);
        for (size_t k = i + 1; k < n; k++)
            expect_int("whether one has come whose lock was not dropped", all[k].had, 0, EACH);
    }
    for (int i = 0; i < LOCKS; i++)
        turns_free(locks[i]);
}

/* One has it, and one waits, while very many others come and go. */
static void one_stays(void)
{
    static int numbers[] = { 1, 2 };
    Started threads[2];
    begin();
    go_in();
    for (int i = 0; i < 2; i++) {
        threads[i] = start(visit, &numbers[i]);
        until_waiting(i + 1);
        for (int k = 0; k < OTHERS; k++) {
            Turns *other = new_one();
            turns_take(other);
            turns_drop(other);
            turns_free(other);
        }
        expect_int("turns_waiting, when others have come and gone", turns_waiting(turns), i + 1, EACH);
    }
    come_out();
    for (int i = 0; i < 2; i++)
        finish(threads[i]);
    end();
    for (int i = 0; i < 2; i++)
        expect_int("who has it next", came[i], i + 1, EACH);
}

/* Who has waited for one waits for another, and is waited for. */
static void one_after_the_other(void)
{
    One one, other;
    Turns *first = new_one(), *second = new_one();
    turns_take(first);
    turns_take(second);
    begin_one(&one, first, second);
    turns_drop(first);
    turns = second;
    until_waiting(1);
    begin_one(&other, first, NULL);
    turns_drop(second);
    end_one(&one);
    end_one(&other);
    expect_int("how many had it at the same time", together ? 2 : 1, 1, EACH);
    turns_free(first);
    turns_free(second);
}

static void sleeps(void)
{
    sleep_all(1, 100000);
}

static void three_sleep(void)
{
    sleep_all(3, 200000);
}

static int refused(void)
{
    Turns *made = turns_new();
    if (made == NULL) {
        ob_raise_memory();
        return -1;
    }
    turns_free(made);
    return 0;
}

int main(void)
{
    static const Check checks[] = {
        { "asked at any time", asked, .slow = ASKED, .held = FREED },
        { "who waits sleeps", sleeps, .slow = STUCK, .held = FREED },
        { "three who wait sleep", three_sleep, .slow = STUCK, .held = FREED },
        { "who waits for a moment sleeps", sleep_at_once, .slow = STUCK, .held = FREED },
        { "one who is woken before it is signalled to", signalled_late, .slow = STUCK, .held = FREED },
        { "taken again and again", very_often, .slow = OFTENER, .held = FREED },
        { "at most one has it", crowd, .slow = STUCK, .held = FREED, .section = "one-lock" },
        { "those who wait are counted", counts, .slow = STUCK, .held = FREED },
        { "three in the order in which they came", three, .slow = STUCK, .held = FREED, .section = "forced-switching" },
        { "three, and nobody wakes for nothing", three_calmly, .slow = STUCK, .held = FREED, .section = "forced-switching" },
        { "and three hundred", many, .slow = STUCK, .held = FREED, .section = "forced-switching" },
        { "those who wait after very many turns", around, .slow = STUCK, .held = FREED, .section = "forced-switching" },
        { "who drops it goes on", goes_on, .slow = GOES, .held = FREED },
        { "one who is about to wait", about_to_wait, .slow = STUCK, .held = FREED },
        { "the one who had it comes last", again, .slow = STUCK, .held = FREED, .section = "forced-switching" },
        { "who comes while one is woken", comes_after, .slow = STUCK, .held = FREED },
        { "a thousand locks", several, .slow = EACH, .held = FREED },
        { "one lock, and others come and go", one_stays, .slow = EACH, .held = FREED },
        { "one lock after the other", one_after_the_other, .slow = EACH, .held = FREED },
        { "memory runs out", .scenario = refused, .held = NOTHING_LEFT },
    };
    return RUN(checks);
}
