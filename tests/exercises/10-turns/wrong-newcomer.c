// REFUSED: Who comes while others wait comes after them
/* Who comes takes what is free, but for the one who has just dropped it. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned long next, now;
    int waiting;
    bool held;
    pthread_t last;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns != NULL)
        *turns = (Turns){ PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0, 0, false, pthread_self() };
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (turns->held || (turns->waiting > 0 && pthread_equal(turns->last, pthread_self()))) {
        unsigned long mine = turns->next++;
        turns->waiting++;
        while (turns->held || turns->now != mine)
            pthread_cond_wait(&turns->cond, &turns->mutex);
        turns->now++;
        turns->waiting--;
    }
    turns->held = true;
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    turns->held = false;
    turns->last = pthread_self();
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
