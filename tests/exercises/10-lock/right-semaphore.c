/* Another design: a semaphore with one place. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "lock.h"

#include <errno.h>
#include <semaphore.h>

typedef struct Lock {
    ObObject base;
    sem_t places;
} Lock;

static void lock_free(ObObject *op)
{
    sem_destroy(&((Lock *)op)->places);
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
    if (op != NULL)
        sem_init(&((Lock *)op)->places, 0, 1);
    return op;
}

bool lock_acquire(ObObject *op, bool wait)
{
    sem_t *places = &((Lock *)op)->places;
    int result = sem_trywait(places);
    if (result == 0 || !wait)
        return result == 0;
    OB_BEGIN_ALLOW_THREADS
    do
        result = sem_wait(places);
    while (result != 0 && errno == EINTR);
    OB_END_ALLOW_THREADS
    return result == 0;
}

int lock_release(ObObject *op)
{
    int free_places = 0;
    sem_getvalue(&((Lock *)op)->places, &free_places);
    if (free_places > 0) {
        ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
        return -1;
    }
    sem_post(&((Lock *)op)->places);
    return 0;
}
