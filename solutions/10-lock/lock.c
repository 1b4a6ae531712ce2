/* Exercise 10.3: A lock for programs. A solution. */
#include "lock.h"

#include <pthread.h>

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
    *(Lock *)op = (Lock){ *op, PTHREAD_MUTEX_INITIALIZER,
                          PTHREAD_COND_INITIALIZER, false };
    return op;
}

/* Without the GIL, or without waiting. */
static bool take(Lock *self, bool wait)
{
    pthread_mutex_lock(&self->mutex);
    while (wait && self->locked)
        pthread_cond_wait(&self->cond, &self->mutex);
    bool taken = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
    return taken;
}

bool lock_acquire(ObObject *op, bool wait)
{
    bool taken = take((Lock *)op, false);
    if (wait && !taken) {
        OB_BEGIN_ALLOW_THREADS
        taken = take((Lock *)op, true);
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
