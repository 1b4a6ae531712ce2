// REFUSED: Released twice, it has gone to two of those who wait,
/* A release hands the lock over: that it has is noted, and not how often. */
#include "lock.h"

#include <pthread.h>

typedef struct Lock {
    ObObject base;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool locked, handed_over;
    int waiting;
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

static bool wait_for(Lock *self)
{
    self->waiting++;
    ObThread *thread = ob_thread_detach();
    while (!self->handed_over)
        pthread_cond_wait(&self->cond, &self->mutex);
    self->handed_over = false;
    pthread_mutex_unlock(&self->mutex);
    ob_thread_attach(thread);
    return true;
}

bool lock_acquire(ObObject *op, bool wait)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&self->mutex);
    if (self->locked && wait)
        return wait_for(self);
    bool was = self->locked;
    self->locked = true;
    pthread_mutex_unlock(&self->mutex);
    return !was;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&self->mutex);
    bool was = self->locked;
    if (self->waiting > 0) {
        self->waiting--;
        self->handed_over = true;
        pthread_cond_signal(&self->cond);
    } else
        self->locked = false;
    pthread_mutex_unlock(&self->mutex);
    if (!was)
        ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
    return was ? 0 : -1;
}
