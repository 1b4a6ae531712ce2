// REFUSED: One waits for the GIL with the mutex in hand
/* The mutex is given back when the GIL is there again. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "lock.h"

#include <pthread.h>

typedef struct Lock {
    ObObject base;
    pthread_mutex_t mutex;
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

bool lock_acquire(ObObject *op, bool wait)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&self->mutex);
    if (self->locked && wait) {
        OB_BEGIN_ALLOW_THREADS
        while (self->locked)
            pthread_cond_wait(&self->cond, &self->mutex);
        OB_END_ALLOW_THREADS
    }
    bool taken = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
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
