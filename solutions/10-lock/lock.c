/* Exercise 10.3: A lock for programs. A solution. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "lock.h"

#include <pthread.h>
#include <time.h>

typedef struct Lock {
    ObObject base;
    pthread_mutex_t mutex;      /* nobody waits with it for the GIL */
    pthread_cond_t cond;
    bool locked;
} Lock;

static void lock_free(ObObject *op)
{
    pthread_cond_destroy(&((Lock *)op)->cond);
    pthread_mutex_destroy(&((Lock *)op)->mutex);
    ob_object_free(op);
}

static ObType lock_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "lock",
    .basic_size = sizeof(Lock),
    .free = lock_free,
};

ObObject *lock_new(void)
{
    ObObject *op = ob_object_new(&lock_type, sizeof(Lock));
    if (op == NULL)
        return NULL;
    *(Lock *)op = (Lock){ .base = *op };
    pthread_mutex_init(&((Lock *)op)->mutex, NULL);
    pthread_cond_init(&((Lock *)op)->cond, NULL);
    return op;
}

static struct timespec in_milliseconds(long n)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_sec += n / 1000;
    time.tv_nsec += n % 1000 * 1000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    return time;
}

/* Without the GIL, or without waiting. */
static bool take(Lock *self, long milliseconds)
{
    const struct timespec until = in_milliseconds(milliseconds);
    bool late = milliseconds == 0;
    pthread_mutex_lock(&self->mutex);
    while (self->locked && !late)
        if (milliseconds < 0)
            pthread_cond_wait(&self->cond, &self->mutex);
        else
            late = pthread_cond_timedwait(&self->cond, &self->mutex,
                                          &until) != 0;
    bool taken = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
    return taken;
}

int lock_acquire(ObObject *op, long milliseconds)
{
    bool taken = take((Lock *)op, 0);
    if (!taken && milliseconds != 0) {
        OB_BEGIN_ALLOW_THREADS
        taken = take((Lock *)op, milliseconds);
        OB_END_ALLOW_THREADS
    }
    return taken;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&self->mutex);
    bool had = self->locked;
    self->locked = false;
    pthread_cond_signal(&self->cond);
    pthread_mutex_unlock(&self->mutex);
    if (had)
        return 0;
    ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
    return -1;
}
