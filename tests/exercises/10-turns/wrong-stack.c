// REFUSED: Who has waited longest is the next.
/* A list of those who wait, to which each is put in front. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Waiter {
    bool called;
    struct Waiter *next;
} Waiter;

struct Turns {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool taken;
    Waiter *first;
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
    if (turns->taken) {
        Waiter self = { false, turns->first };
        turns->first = &self;
        turns->waiting++;
        while (!self.called)
            pthread_cond_wait(&turns->cond, &turns->mutex);
    }
    turns->taken = true;
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    Waiter *next = turns->first;
    turns->taken = next != NULL;
    if (next != NULL) {
        turns->first = next->next;
        turns->waiting--;
        next->called = true;
        pthread_cond_broadcast(&turns->cond);
    }
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
