/* thread: the GIL.
 *
 * CPython: Python/ceval_gil.c
 */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L     /* for pthread_condattr_setclock */
#endif
#include "gil.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

/* CPython: struct _gil_runtime_state, Include/internal/pycore_gil.h */
typedef struct ObGil {
    OB_ATOMIC(unsigned) locked;         /* HELD, WANTED */
    OB_ATOMIC(unsigned long) interval;  /* microseconds */
    ObThread *last_holder;      /* NULL: it is gone */
    pthread_mutex_t mutex;      /* for all that follows */
    pthread_cond_t cond;        /* it was given up */
    pthread_cond_t switch_cond; /* somebody else has it */
    unsigned long switch_number;        /* how often that was */
    unsigned waiting;
    unsigned alive;             /* threads, but for the main one */
    pthread_cond_t ended;       /* one has ended */
    pthread_key_t key;          /* of each thread: its thread state */
    pid_t pid;                  /* the process that it is for */
    int ticks, ticker;          /* 0: it does not count */
    ObGilStats stats;
    ObCall calls[PENDING];      /* of others, a ring */
    unsigned first_call, pending;
} ObGil;

/* Bits of `locked`: somebody has it; somebody waits for it. */
#define HELD 1u
#define WANTED 2u

/* One that nobody can set; on macOS no condition variable has it. */
#ifdef __APPLE__
#define CLOCK CLOCK_REALTIME
#define set_clock(attr) ((void)(attr))
#else
#define CLOCK CLOCK_MONOTONIC
#define set_clock(attr) pthread_condattr_setclock(attr, CLOCK)
#endif

/* --- lock and unlock --- */

static void lock(ObGil *gil)
{
    pthread_mutex_lock(&gil->mutex);
}

/* The same before one waits for another thread: is there one? */
static void lock_to_wait(ObGil *gil)
{
    if (ob_gil_is_copy(gil))
        ob_fatal("ob_after_fork_child", "a thread that has the GIL "
                 "forks, and calls this in the child");
    lock(gil);
}

static void unlock(ObGil *gil)
{
    pthread_mutex_unlock(&gil->mutex);
}

/* Until it is woken: true; or until then, unless NULL. Who is cancelled
 * sleeps on: it would end with the mutex in hand. */
static bool sleep_on(pthread_cond_t *cond, ObGil *gil,
                     const struct timespec *until)
{
    int state;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
    int error = until == NULL
                ? pthread_cond_wait(cond, &gil->mutex)
                : pthread_cond_timedwait(cond, &gil->mutex, until);
    pthread_setcancelstate(state, &state);
    return error == 0;
}

/* --- wait for an interval --- */

static struct timespec in_an_interval(const ObGil *gil)
{
    struct timespec time;
    clock_gettime(CLOCK, &time);
    unsigned long us = gil->interval;
    time.tv_sec += (time_t)(us / 1000000);
    time.tv_nsec += (long)(us % 1000000) * 1000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    return time;
}

/* Returns whether it was given up before that time. */
static bool wait_until(ObGil *gil, const struct timespec *time)
{
    /* wait without asking if it counts ticks */
    if (gil->ticks > 0)
        return sleep_on(&gil->cond, gil, NULL);
    return sleep_on(&gil->cond, gil, time);
}

/* try to take it */
static bool try_to_take(ObGil *gil)
{
    unsigned before = atomic_fetch_or(&gil->locked, HELD | WANTED);
    return (before & HELD) == 0;
}

/* CPython: take_gil, Python/ceval_gil.c */
void ob_take_gil(ObThread *self)
{
    ObGil *gil = self->interp->gil;
    /* take it at once if nobody has it or wants it */
    unsigned nobody = 0;
    if (atomic_compare_exchange_strong(&gil->locked, &nobody, HELD)) {
        gil->last_holder = self;
        self->holds_gil = true;
        return;
    }
    int error = errno;
    lock_to_wait(gil);
    gil->waiting++;
    /* wait until it can be taken */
    const unsigned long first = gil->switch_number;
    unsigned long seen = first;
    struct timespec until = in_an_interval(gil);
    while (!try_to_take(gil)) {
        bool late = !wait_until(gil, &until);
        if (late && gil->switch_number == seen)
            self->interp->requests |= OB_REQUEST_DROP_GIL;
        if (late || gil->switch_number != seen) {
            seen = gil->switch_number;
            until = in_an_interval(gil);
        }
    }
    gil->waiting--;
    /* it is ours */
    if (gil->stats.longest_wait < gil->switch_number - first)
        gil->stats.longest_wait = gil->switch_number - first;
    if (gil->waiting == 0)
        gil->locked &= ~WANTED;
    self->interp->requests &= ~(unsigned)OB_REQUEST_DROP_GIL;
    /* tell whoever waits for a switch */
    if (gil->last_holder != self) {
        gil->last_holder = self;
        gil->switch_number++;
        pthread_cond_signal(&gil->switch_cond);
    }
    self->holds_gil = true;
    unlock(gil);
    errno = error;
}

/* CPython: drop_gil */
void ob_drop_gil(ObThread *self)
{
    ObGil *gil = self->interp->gil;
    self->holds_gil = false;
    /* give it up at once if nobody wants it */
    unsigned held = HELD;
    if (atomic_compare_exchange_strong(&gil->locked, &held, 0))
        return;
    lock_to_wait(gil);
    gil->locked &= ~HELD;
    pthread_cond_signal(&gil->cond);
    if (self->interp->requests & OB_REQUEST_DROP_GIL) {
        gil->stats.forced++;
        unsigned long seen = gil->switch_number;
        while (gil->switch_number == seen)
            sleep_on(&gil->switch_cond, gil, NULL);
    }
    unlock(gil);
}

/* leave the GIL for good */
void ob_gil_leave(ObGil *gil)
{
    lock(gil);
    gil->alive--;
    gil->last_holder = NULL;
    gil->locked &= ~HELD;
    pthread_cond_signal(&gil->cond);
    pthread_cond_signal(&gil->ended);
    unlock(gil);
}

/* wait for the last */
void ob_gil_wait(ObGil *gil)
{
    lock_to_wait(gil);
    while (gil->alive > 0)
        sleep_on(&gil->ended, gil, NULL);
    unlock(gil);
}

/* tick */
bool ob_gil_tick(ObGil *gil)
{
    if (--gil->ticker > 0)
        return false;
    gil->ticker = gil->ticks;
    return true;
}

/* --- make and free a GIL --- */

/* The thread has it, and nobody wants it. */
static void renew(ObGil *gil, ObThread *holder)
{
    gil->pid = getpid();
    pthread_mutex_init(&gil->mutex, NULL);
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    set_clock(&attr);
    pthread_cond_init(&gil->cond, &attr);
    pthread_condattr_destroy(&attr);
    pthread_cond_init(&gil->switch_cond, NULL);
    pthread_cond_init(&gil->ended, NULL);
    gil->waiting = gil->alive = 0;
    gil->last_holder = holder;
    gil->locked = HELD;
    holder->holds_gil = true;
}

int ob_gil_start(ObInterp *interp, void (*left)(void *thread))
{
    ObGil *gil = ob_mem_raw(&interp->mem.allocator, sizeof *gil);
    if (gil == NULL)
        return -1;
    *gil = (ObGil){ .interval = 5000 };
    if (pthread_key_create(&gil->key, left) != 0) {
        interp->mem.allocator.free(interp->mem.allocator.ctx, gil);
        return -1;
    }
    renew(gil, &interp->main);
    interp->gil = gil;
    return 0;
}

bool ob_gil_is_copy(const ObGil *gil)
{
    return gil->pid != getpid();
}

void ob_gil_renew(ObThread *self)
{
    ObGil *gil = self->interp->gil;
    ob_gil_know_none(gil);
    renew(gil, self);
    self->interp->requests &= ~(unsigned)OB_REQUEST_DROP_GIL;
}

void ob_gil_stop(ObInterp *interp)
{
    ObGil *gil = interp->gil;
    pthread_cond_destroy(&gil->ended);
    pthread_cond_destroy(&gil->switch_cond);
    pthread_cond_destroy(&gil->cond);
    pthread_mutex_destroy(&gil->mutex);
    pthread_key_delete(gil->key);
    interp->mem.allocator.free(interp->mem.allocator.ctx, gil);
}

/* --- keep calls --- */

/* CPython: _PyEval_AddPendingCall */
int ob_add_pending_call(ObInterp *interp, ObPendingCall *call,
                        void *arg)
{
    ob_require_pointer(interp);
    ob_require_pointer(call);
    ObGil *gil = interp->gil;
    lock(gil);
    bool room = gil->pending < PENDING;
    if (room) {
        unsigned at = (gil->first_call + gil->pending++) % PENDING;
        gil->calls[at] = (ObCall){ call, arg };
        interp->requests |= OB_REQUEST_CALLS;
    }
    unlock(gil);
    return room ? 0 : -1;
}

/* CPython: _pop_pending_call */
bool ob_gil_next_call(ObInterp *interp, ObCall *next)
{
    ObGil *gil = interp->gil;
    lock(gil);
    bool found = gil->pending > 0;
    if (found) {
        *next = gil->calls[gil->first_call];
        gil->first_call = (gil->first_call + 1) % PENDING;
        gil->pending--;
    } else {
        interp->requests &= ~(unsigned)OB_REQUEST_CALLS;
    }
    unlock(gil);
    return found;
}

/* --- ask and tell the GIL --- */

void ob_gil_expect(ObGil *gil)
{
    lock(gil);
    if (gil->alive++ == 0)
        gil->pid = getpid();    /* nobody was left behind in another */
    unlock(gil);
}

unsigned ob_gil_alive(ObGil *gil)
{
    lock(gil);
    unsigned alive = gil->alive;
    unlock(gil);
    return alive;
}

bool ob_gil_asked_in_vain(const ObInterp *interp)
{
    lock(interp->gil);
    bool vain = (interp->requests & OB_REQUEST_DROP_GIL) != 0
                && interp->gil->waiting == 0;
    unlock(interp->gil);
    return vain;
}

void ob_gil_know(ObThread *thread)
{
    pthread_setspecific(thread->interp->gil->key, thread);
}

void ob_gil_know_none(ObGil *gil)
{
    pthread_setspecific(gil->key, NULL);
}

ObThread *ob_gil_known(const ObGil *gil)
{
    return pthread_getspecific(gil->key);
}

int ob_gil_set_interval(unsigned long microseconds)
{
    ObGil *gil = ob_self()->interp->gil;
    if (microseconds == 0) {
        ob_raise(OB_VALUE_ERROR,
                 "switch interval must be strictly positive");
        return -1;
    }
    gil->interval = microseconds;
    return 0;
}

unsigned long ob_gil_interval(void)
{
    return ob_self()->interp->gil->interval;
}

void ob_gil_set_ticks(int ticks)
{
    ObInterp *interp = ob_self()->interp;
    ob_require(ticks >= 0, "`ticks` is negative");
    ob_require(interp->main.next == NULL,
               "there are threads already");
    interp->gil->ticks = interp->gil->ticker = ticks;
    if (ticks > 0)
        interp->requests |= OB_REQUEST_TICK;
    else
        interp->requests &= ~(unsigned)OB_REQUEST_TICK;
}

ObGilStats ob_gil_stats(void)
{
    ObGil *gil = ob_self()->interp->gil;
    lock(gil);
    ObGilStats stats = gil->stats;
    stats.switches = gil->switch_number;
    unlock(gil);
    return stats;
}
