// REFUSED: Who waits sleeps, at a condition variable
/* Wakes one, who wakes the next one if it was not his turn, before he sleeps again. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned next, served;
    int waiting;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns == NULL)
        return NULL;
    pthread_mutex_init(&turns->mutex, NULL);
    pthread_cond_init(&turns->cond, NULL);
    turns->next = turns->served = 0;
    turns->waiting = 0;
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    unsigned mine = turns->next++;
    turns->waiting++;
    while (mine != turns->served)
    {
        pthread_cond_signal(&turns->cond);
        pthread_cond_wait(&turns->cond, &turns->mutex);
    }
    turns->waiting--;
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    turns->served++;
    pthread_cond_signal(&turns->cond);
    pthread_mutex_unlock(&turns->mutex);
}

int turns_waiting(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    int waiting = turns->waiting;
    pthread_mutex_unlock(&turns->mutex);
    return waiting;
}

void turns_free(Turns *turns)
{
    pthread_cond_destroy(&turns->cond);
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
