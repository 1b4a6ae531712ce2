/* Exercise 10.2: In turn. A solution. */
#include "turns.h"

#include <pthread.h>
#include <stdlib.h>

/* Each who comes takes a number; `now` is the one that is served. If
 * nobody has the lock, it is the next that will be taken. */
struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned long next, now;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns != NULL)
        *turns = (Turns){ PTHREAD_MUTEX_INITIALIZER,
                          PTHREAD_COND_INITIALIZER, 0, 0 };
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    unsigned long mine = turns->next++;
    while (turns->now != mine)
        pthread_cond_wait(&turns->cond, &turns->mutex);
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    turns->now++;
    pthread_cond_broadcast(&turns->cond);
    pthread_mutex_unlock(&turns->mutex);
}

int turns_waiting(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    int here = (int)(turns->next - turns->now);
    pthread_mutex_unlock(&turns->mutex);
    return here - (here != 0);
}

void turns_free(Turns *turns)
{
    pthread_cond_destroy(&turns->cond);
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
