// REFUSED: At any time at most one thread has the lock.
#include "turns.h"

#include <pthread.h>
#include <stdlib.h>

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned char next, serving;
    int waiting;
};

Turns *turns_new(void)
{
    Turns *turns = calloc(1, sizeof *turns);
    if (turns == NULL)
        return NULL;
    pthread_mutex_init(&turns->mutex, NULL);
    pthread_cond_init(&turns->cond, NULL);
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    unsigned char mine = turns->next++;
    turns->waiting++;
    while (turns->serving != mine)
        pthread_cond_wait(&turns->cond, &turns->mutex);
    turns->waiting--;
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    turns->serving++;
    pthread_cond_broadcast(&turns->cond);
    pthread_mutex_unlock(&turns->mutex);
}

int turns_waiting(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    int n = turns->waiting;
    pthread_mutex_unlock(&turns->mutex);
    return n;
}

void turns_free(Turns *turns)
{
    pthread_cond_destroy(&turns->cond);
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
