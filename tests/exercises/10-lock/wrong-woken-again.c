// REFUSED: A thread waits at a condition variable, and nobody wakes it.
/* Hands the lock over and signals without the mutex: who looks and does not wait yet misses it. */
#include "lock.h"

#include <pthread.h>

/* Who waits is in a queue, with a condition of its own; a release hands
 * the lock over. All but the sleeping is under the GIL. */
typedef struct Waiter {
    struct Waiter *next;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool served;
} Waiter;

typedef struct Lock {
    ObObject base;
    bool locked;
    Waiter *first, **last;
} Lock;

static ObType lock_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "lock",
    .basic_size = sizeof(Lock),
    .free = ob_object_free,
};

ObObject *lock_new(void)
{
    ObObject *op = ob_object_new(&lock_type, sizeof(Lock));
    if (op == NULL)
        return NULL;
    Lock *self = (Lock *)op;
    *self = (Lock){ .base = *op };
    self->last = &self->first;
    return op;
}

bool lock_acquire(ObObject *op, bool wait)
{
    Lock *self = (Lock *)op;
    if (!self->locked)
        return self->locked = true;
    if (!wait)
        return false;
    Waiter me = { .next = NULL };
    pthread_mutex_init(&me.mutex, NULL);
    pthread_cond_init(&me.cond, NULL);
    *self->last = &me;
    self->last = &me.next;
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&me.mutex);
    while (!me.served)
        pthread_cond_wait(&me.cond, &me.mutex);
    pthread_mutex_unlock(&me.mutex);
    OB_END_ALLOW_THREADS
    pthread_cond_destroy(&me.cond);
    pthread_mutex_destroy(&me.mutex);
    return true;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    if (!self->locked) {
        ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
        return -1;
    }
    Waiter *next = self->first;
    if (next == NULL) {
        self->locked = false;
        return 0;
    }
    self->first = next->next;
    if (self->first == NULL)
        self->last = &self->first;
    next->served = true;
    pthread_cond_signal(&next->cond);
    return 0;
}
