// REFUSED: A thread waits at a condition variable, and nobody wakes it.
/* One condition for all locks: the signal wakes who waits for another one. */
#include "lock.h"

#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;

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

static bool take(Lock *self, bool wait)
{
    pthread_mutex_lock(&mutex);
    while (wait && self->locked)
        pthread_cond_wait(&cond, &mutex);
    bool got = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&mutex);
    return got;
}

bool lock_acquire(ObObject *op, bool wait)
{
    Lock *self = (Lock *)op;
    if (take(self, false))
        return true;
    if (!wait)
        return false;
    OB_BEGIN_ALLOW_THREADS
    take(self, true);
    OB_END_ALLOW_THREADS
    return true;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    pthread_mutex_lock(&mutex);
    bool locked = self->locked;
    self->locked = false;
    pthread_cond_signal(&cond);
    pthread_mutex_unlock(&mutex);
    if (locked)
        return 0;
    ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
    return -1;
}
