/* Another design: a queue of those who wait, each with a condition of its own. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Waiter {
    pthread_cond_t cond;
    bool called;
    struct Waiter *next;
} Waiter;

struct Turns {
    pthread_mutex_t mutex;
    bool taken;
    Waiter *first, **last;
    int waiting;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns == NULL)
        return NULL;
    *turns = (Turns){ .last = &turns->first };
    pthread_mutex_init(&turns->mutex, NULL);
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (turns->taken) {
        Waiter self = { .called = false };
        pthread_cond_init(&self.cond, NULL);
        *turns->last = &self;
        turns->last = &self.next;
        turns->waiting++;
        while (!self.called)
            pthread_cond_wait(&self.cond, &turns->mutex);
        pthread_cond_destroy(&self.cond);
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
        if (turns->first == NULL)
            turns->last = &turns->first;
        turns->waiting--;
        next->called = true;
        pthread_cond_signal(&next->cond);
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
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
