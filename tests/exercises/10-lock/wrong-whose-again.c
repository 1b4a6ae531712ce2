// REFUSED: Any thread may release the lock
#include "lock.h"

#include <pthread.h>

typedef struct Lock {
    ObObject base;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool locked;
    ObThread *owner;
    unsigned long waiting, given;
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
    bool mine = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
    if (mine)
        self->owner = ob_self();
    if (mine || !wait)
        return mine;
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&self->mutex);
    while (self->locked)
        pthread_cond_wait(&self->cond, &self->mutex);
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
    OB_END_ALLOW_THREADS
    self->owner = ob_self();
    return true;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&self->mutex);
    bool was = self->locked && self->owner == ob_self();
    if (was)
        self->locked = false;
    pthread_cond_signal(&self->cond);
    pthread_mutex_unlock(&self->mutex);
    if (was)
        return 0;
    ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
    return -1;
}
