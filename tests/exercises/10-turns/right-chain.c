/* Another design: each waits at the gate of the one before it, and no gate is shared. */
#include "turns.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Gate {
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool open;
} Gate;

struct Turns {
    _Atomic(Gate *) last;       /* the gate of the one who came last */
    Gate *own;                  /* of the one who has the lock */
    atomic_int waiting;
};

static Gate *gate_new(bool open)
{
    Gate *gate = malloc(sizeof *gate);
    if (gate == NULL)
        return NULL;
    pthread_mutex_init(&gate->mutex, NULL);
    pthread_cond_init(&gate->cond, NULL);
    gate->open = open;
    return gate;
}

static void gate_free(Gate *gate)
{
    pthread_cond_destroy(&gate->cond);
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
}

Turns *turns_new(void)
{
    Turns *turns = malloc(sizeof *turns);
    Gate *open = gate_new(true);
    if (turns == NULL || open == NULL) {
        if (open != NULL)
            gate_free(open);
        free(turns);
        return NULL;
    }
    atomic_init(&turns->last, open);
    atomic_init(&turns->waiting, 0);
    return turns;
}

void turns_take(Turns *turns)
{
    Gate *mine = gate_new(false);
    if (mine == NULL)
        abort();
    Gate *before = atomic_exchange(&turns->last, mine);
    bool waits = false;
    pthread_mutex_lock(&before->mutex);
    while (!before->open) {
        if (!waits)
            turns->waiting++;
        waits = true;
        pthread_cond_wait(&before->cond, &before->mutex);
    }
    pthread_mutex_unlock(&before->mutex);
    if (waits)
        turns->waiting--;
    gate_free(before);
    turns->own = mine;
}

void turns_drop(Turns *turns)
{
    Gate *own = turns->own;
    pthread_mutex_lock(&own->mutex);
    own->open = true;
    pthread_cond_signal(&own->cond);
    pthread_mutex_unlock(&own->mutex);
}

int turns_waiting(Turns *turns)
{
    return turns->waiting;
}

void turns_free(Turns *turns)
{
    gate_free(turns->last);
    free(turns);
}
