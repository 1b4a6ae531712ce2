// REFUSED: Each lock is on its own, and a thread may have several
/* A queue of threads, in which the one that has the lock is the first. Each thread has one place only. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Place {
    pthread_cond_t cond;
    bool mine;
    struct Place *next;
} Place;

static _Thread_local Place me = { .cond = PTHREAD_COND_INITIALIZER };

struct Turns {
    pthread_mutex_t mutex;
    Place *last;                /* NULL: nobody has it */
    int waiting;
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
    me.next = NULL;
    Place *before = turns->last;
    turns->last = &me;
    if (before != NULL) {
        me.mine = false;
        before->next = &me;
        turns->waiting++;
        while (!me.mine)
            pthread_cond_wait(&me.cond, &turns->mutex);
    }
    pthread_mutex_unlock(&turns->mutex);
}

void turns_drop(Turns *turns)
{
    pthread_mutex_lock(&turns->mutex);
    if (me.next == NULL) {
        turns->last = NULL;
    } else {
        turns->waiting--;
        me.next->mine = true;
        pthread_cond_signal(&me.next->cond);
        me.next = NULL;
    }
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
    pthread_mutex_destroy(&turns->mutex);
    free(turns);
}
