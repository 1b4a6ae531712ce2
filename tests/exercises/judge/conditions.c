/* The answer's condition variables are as rude as POSIX allows. Each
 * wait comes back once for nothing, and finds that its time is over, if
 * it has one. A signal wakes who came last, and comes back after whom
 * it woke. Who is about to wait may be kept awake, with the mutex in
 * hand, until somebody else comes; and who is woken may sleep on. Who
 * wants a mutex may be held off, and a signal come late. It may find
 * that there can be no child. What the library or the checks
 * wait for is as it always is. */
#define _GNU_SOURCE
#include "inner.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

typedef int OnMutex(pthread_mutex_t *mutex);
typedef int OnCond(pthread_cond_t *cond);

static OnMutex *real_lock, *real_unlock, *real_mutex_destroy;
static OnCond *real_signal, *real_broadcast, *real_cond_destroy;
static int (*real_wait)(pthread_cond_t *cond, pthread_mutex_t *mutex);
static int (*real_timed_wait)(pthread_cond_t *cond,
                              pthread_mutex_t *mutex,
                              const struct timespec *until);
static int (*real_mutex_init)(pthread_mutex_t *mutex,
                              const pthread_mutexattr_t *how);
static int (*real_cond_init)(pthread_cond_t *cond,
                             const pthread_condattr_t *how);

/* In C, no void * is a function. glibc has some of them twice. */
static void find(void *function, const char *name)
{
    void *found = NULL;
#ifdef __GLIBC__
    found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
#endif
    if (found == NULL)
        found = dlsym(RTLD_NEXT, name);
    *(void **)function = found;
}

static void find_real(void)
{
    if (real_lock != NULL)
        return;
    find(&real_unlock, "pthread_mutex_unlock");
    find(&real_mutex_init, "pthread_mutex_init");
    find(&real_mutex_destroy, "pthread_mutex_destroy");
    find(&real_wait, "pthread_cond_wait");
    find(&real_timed_wait, "pthread_cond_timedwait");
    find(&real_signal, "pthread_cond_signal");
    find(&real_broadcast, "pthread_cond_broadcast");
    find(&real_cond_init, "pthread_cond_init");
    find(&real_cond_destroy, "pthread_cond_destroy");
    find(&real_lock, "pthread_mutex_lock");
}

/* Where the answer is loaded; NULL: it is not yet. */
static void *answer;

void conditions_begin(const void *loaded)
{
    Dl_info info;
    if (dladdr(loaded, &info) != 0)
        answer = info.dli_fbase;
}

/* Whether a call comes from the answer. */
static bool is_answer(const void *from)
{
    Dl_info info;
    find_real();
    return answer != NULL && dladdr(from, &info) != 0
           && info.dli_fbase == answer;
}
#define FROM_ANSWER is_answer(__builtin_return_address(0))

/* --- who waits, the newest first --- */

typedef struct Waiter {
    struct Waiter *next;
    const pthread_cond_t *cond;
    pthread_cond_t own;
    bool woken;
} Waiter;

static pthread_mutex_t ours = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t somebody_comes = PTHREAD_COND_INITIALIZER;
static Waiter *waiters;
static volatile size_t waiting, with_gil;
static _Atomic size_t locking;           /* who may be held up */
static unsigned long came;
static volatile Treatment treatment;

size_t conditions_waiting(void) { return waiting; }
bool conditions_lack_a_signal(void)
{
    return waiting > 0 && with_gil == 0 && locking == 0;
}


void conditions_treat(Treatment how)
{
    find_real();
    real_lock(&ours);
    treatment = how;
    real_broadcast(&somebody_comes);
    for (Waiter *one = waiters; one != NULL; one = one->next)
        real_signal(&one->own);
    real_unlock(&ours);
}

/* To be called with `ours`. */
static void come(void)
{
    came++;
    real_broadcast(&somebody_comes);
}

/* Whether this thread is attached. */
static bool has_gil(void)
{
    void **self = dlsym(RTLD_DEFAULT, "ob_thread_self");
    return self != NULL && *self != NULL;
}

/* Of the answer's mutexes, how many this thread has locked. */
static _Thread_local int locked;

static int unlock_for_answer(pthread_mutex_t *mutex)
{
    locked -= locked > 0;
    return real_unlock(mutex);
}

static void hold_off(void)
{
    if (treatment != HOLD_OFF || locked > 0 || has_gil())
        return;
    real_lock(&ours);
    waiting++;
    while (treatment == HOLD_OFF)
        real_wait(&somebody_comes, &ours);
    waiting--;
    real_unlock(&ours);
}

static void take_out(const Waiter *waiter)
{
    Waiter **at = &waiters;
    while (*at != waiter)
        at = &(*at)->next;
    *at = waiter->next;
}

/* With `ours`, and the mutex, which it gives back. */
static void sleep_until_woken(const pthread_cond_t *cond,
                              pthread_mutex_t *mutex)
{
    unsigned long before = came;
    while (treatment == STAY_AWAKE && came == before)
        real_wait(&somebody_comes, &ours);
    Waiter me = { .next = waiters, .cond = cond,
                  .own = PTHREAD_COND_INITIALIZER };
    waiters = &me;
    unlock_for_answer(mutex);
    while (!me.woken || treatment == SLEEP_ON)
        real_wait(&me.own, &ours);
    take_out(&me);
    real_cond_destroy(&me.own);
}

static const struct timespec moment = { 0, 100000 };

/* What is about to be signalled; and whether it has been destroyed. */
static const pthread_cond_t *_Atomic signalled;
static atomic_bool is_gone;

/* Those who wait for it come back for nothing. If they get their mutex,
 * they may do away with it. */
static void come_late(const pthread_cond_t *cond)
{
    is_gone = false;
    signalled = cond;
    real_lock(&ours);
    for (Waiter *one = waiters; one != NULL; one = one->next)
        if (one->cond == cond) {
            one->woken = true;
            real_signal(&one->own);
        }
    real_unlock(&ours);
    for (int i = 0; i < 200 && !is_gone; i++)
        nanosleep(&moment, NULL);
    signalled = NULL;
    if (is_gone)
        crash("signalled late");
}

/* The newest that waits for it; or all. Who wakes somebody is slower
 * than who is woken. */
static void wake(const pthread_cond_t *cond, bool all)
{
    bool woke = false;
    if (treatment == LATE)
        come_late(cond);
    real_lock(&ours);
    come();
    for (Waiter *one = waiters; one != NULL; one = one->next)
        if (one->cond == cond && !one->woken) {
            woke = one->woken = true;
            real_signal(&one->own);
            if (!all)
                break;
        }
    real_unlock(&ours);
    if (woke && treatment == ROUGH)
        nanosleep(&moment, NULL);
}

/* --- in place of the C library's --- */

static int lock_for_answer(pthread_mutex_t *mutex)
{
    locking++;
    int result = real_lock(mutex);
    locking--;
    locked += result == 0;
    return result;
}

/* Whether this wait of the thread comes back at once: every other one
 * does. */
static bool is_for_nothing(void)
{
    static _Thread_local bool it_is;
    it_is = !it_is && treatment == ROUGH;
    return it_is;
}

static int give_way(pthread_mutex_t *mutex)
{
    unlock_for_answer(mutex);
    sched_yield();
    return lock_for_answer(mutex);
}

int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
    if (!FROM_ANSWER)
        return real_wait(cond, mutex);
    if (is_for_nothing())
        return give_way(mutex);
    bool attached = has_gil();
    real_lock(&ours);
    waiting++;
    with_gil += attached;
    sleep_until_woken(cond, mutex);
    waiting--;
    with_gil -= attached;
    real_unlock(&ours);
    return lock_for_answer(mutex);
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                           const struct timespec *until)
{
    if (!FROM_ANSWER || !is_for_nothing())
        return real_timed_wait(cond, mutex, until);
    int result = give_way(mutex);
    return result != 0 ? result : ETIMEDOUT;
}

int pthread_cond_signal(pthread_cond_t *cond)
{
    if (FROM_ANSWER)
        wake(cond, false);
    return real_signal(cond);
}

int pthread_cond_broadcast(pthread_cond_t *cond)
{
    if (FROM_ANSWER)
        wake(cond, true);
    return real_broadcast(cond);
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    if (!FROM_ANSWER)
        return real_lock(mutex);
    hold_off();
    real_lock(&ours);
    come();
    real_unlock(&ours);
    return lock_for_answer(mutex);
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    find_real();
    return FROM_ANSWER ? unlock_for_answer(mutex) : real_unlock(mutex);
}

pid_t fork(void)
{
    static union { void *found; pid_t (*call)(void); } real;
    if (real.found == NULL)
        real.found = dlsym(RTLD_NEXT, "fork");
    if (treatment == NO_CHILD && FROM_ANSWER) {
        errno = EAGAIN;
        return -1;
    }
    return real.call();
}

/* --- what was made, and what was not destroyed --- */

enum { MOST = 4096 };

static const void *made[MOST];
static size_t n_made;

size_t conditions_made(void) { return n_made; }

static void note_made(const void *what)
{
    real_lock(&ours);
    if (n_made < MOST)
        made[n_made++] = what;
    real_unlock(&ours);
}

/* What an initializer made is not known. */
static void note_destroyed(const void *what)
{
    real_lock(&ours);
    for (size_t i = n_made; i-- > 0;)
        if (made[i] == what) {
            made[i] = made[--n_made];
            break;
        }
    real_unlock(&ours);
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *how)
{
    if (FROM_ANSWER)
        note_made(mutex);
    return real_mutex_init(mutex, how);
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    if (FROM_ANSWER)
        note_destroyed(mutex);
    return real_mutex_destroy(mutex);
}

int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *how)
{
    if (FROM_ANSWER)
        note_made(cond);
    return real_cond_init(cond, how);
}

int pthread_cond_destroy(pthread_cond_t *cond)
{
    if (FROM_ANSWER) {
        note_destroyed(cond);
        if (cond == signalled)
            is_gone = true;
    }
    return real_cond_destroy(cond);
}
