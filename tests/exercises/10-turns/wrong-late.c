// REFUSED: and the condition variable had just been destroyed
/* Signals when it has let go of the mutex: the place may be gone. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Place {
    pthread_cond_t cond;
    struct Place *next;
    bool mine;
} Place;

struct Turns {
    pthread_mutex_t mutex;
    bool taken;
    int waiting;
    Place *first, **last;
};

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    if (turns == NULL)
        return NULL;
    pthread_mutex_init(&turns->mutex, NULL);
    turns->taken = false;
    turns->waiting = 0;
    turns->first = NULL;
    turns->last = &turns->first;
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (!turns->taken) {
        turns->taken = true;
    } else {
        Place place = { .next = NULL, .mine = false };
        pthread_cond_init(&place.cond, NULL);
        *turns->last = &place;
        turns->last = &place.next;
        turns->waiting++;
        while (!place.mine)
            pthread_cond_wait(&place.cond, &turns->mutex);
        pthread_cond_destroy(&place.cond);
    }
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    Place *next = turns->first;
    if (next == NULL) {
        turns->taken = false;
    } else {
        turns->first = next->next;
        if (turns->first == NULL)
            turns->last = &turns->first;
        turns->waiting--;
        next->mine = true;
    }
    pthread_mutex_unlock(&turns->mutex);
    if (next != NULL)
        pthread_cond_signal(&next->cond);
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
