/* Another design: whether it is locked is under the GIL; who waits sleeps without it, a little at a time, and asks. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif
#include "lock.h"

#include <time.h>

typedef struct Lock {
    ObObject base;
    bool locked;
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
    if (op != NULL)
        ((Lock *)op)->locked = false;
    return op;
}

bool lock_acquire(ObObject *op, bool wait)
{
    Lock *self = (Lock *)op;
    while (self->locked) {
        if (!wait)
            return false;
        OB_BEGIN_ALLOW_THREADS
        nanosleep(&(struct timespec){ 0, 100000 }, NULL);
        OB_END_ALLOW_THREADS
    }
    self->locked = true;
    return true;
}

int lock_release(ObObject *op)
{
    Lock *self = (Lock *)op;
    if (!self->locked) {
        ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
        return -1;
    }
    self->locked = false;
    return 0;
}
