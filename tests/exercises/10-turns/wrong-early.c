// REFUSED: A thread waits at a condition variable, and nobody wakes it.
/* Wakes all before it is the next one's turn. */
#include "turns.h"

#include <pthread.h>
#include <stdlib.h>

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned long next, served;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns == NULL)
        return NULL;
    pthread_mutex_init(&turns->mutex, NULL);
    pthread_cond_init(&turns->cond, NULL);
    turns->next = turns->served = 0;
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    unsigned long mine = turns->next++;
    while (mine != turns->served)
        pthread_cond_wait(&turns->cond, &turns->mutex);
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    pthread_mutex_unlock(&turns->mutex);
    pthread_cond_broadcast(&turns->cond);
    turns->served++;
}

int turns_waiting(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    unsigned long n = turns->next - turns->served;
    pthread_mutex_unlock(&turns->mutex);
    return n > 0 ? (int)n - 1 : 0;
}

void turns_free(Turns *turns)
{
    pthread_cond_destroy(&turns->cond);
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
