// REFUSED: Those who wait for another lock have nothing to do with this one
/* Those who wait do so in one of 256 rooms, by the address of the lock, and one of them is woken. */
#include "lock.h"

#include <pthread.h>

typedef struct Room {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
} Room;

enum { ROOMS = 256 };
static Room rooms[ROOMS];       /* all 0, as an initializer has it */

typedef struct Lock {
    ObObject base;
    bool locked;                /* with the mutex of its room */
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
        *(Lock *)op = (Lock){ .base = *op };
    return op;
}

static Room *room_of(const Lock *self)
{
    return &rooms[(uintptr_t)self / 16 % ROOMS];
}

static bool take(Lock *self, bool wait)
{
    Room *room = room_of(self);
    pthread_mutex_lock(&room->mutex);
    while (wait && self->locked)
        pthread_cond_wait(&room->cond, &room->mutex);
    bool taken = !self->locked;
    self->locked = true;
    pthread_mutex_unlock(&room->mutex);
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
    Room *room = room_of(self);
    pthread_mutex_lock(&room->mutex);
    bool had = self->locked;
    self->locked = false;
    pthread_cond_signal(&room->cond);
    pthread_mutex_unlock(&room->mutex);
    if (had)
        return 0;
    ob_raise(OB_RUNTIME_ERROR, "release unlocked lock");
    return -1;
}
