// REFUSED: Who has just dropped the lock, and wants it again, comes after those who wait.
/* A flag: whoever finds it free has it. Those who wait are woken one by one. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    unsigned long next, now;
    bool taken;
    int waiting;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns == NULL)
        return NULL;
    *turns = (Turns){ .taken = false };
    pthread_mutex_init(&turns->mutex, NULL);
    pthread_cond_init(&turns->cond, NULL);
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (turns->taken) {
        unsigned long mine = turns->next++;
        turns->waiting++;
        while (turns->taken || turns->now != mine)
            pthread_cond_wait(&turns->cond, &turns->mutex);
        turns->now++;
        turns->waiting--;
    }
    turns->taken = true;
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    turns->taken = false;
    pthread_cond_broadcast(&turns->cond);
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
