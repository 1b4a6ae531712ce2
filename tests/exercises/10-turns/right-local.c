/* Another design: a queue, in which the place of each is a variable of its thread. */
#include "turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct Waiter {
    pthread_cond_t cond;
    bool mine;
    struct Waiter *next;
} Waiter;

/* A thread waits for one lock at a time only. */
static _Thread_local Waiter me = { .cond = PTHREAD_COND_INITIALIZER };

struct Turns {
    pthread_mutex_t mutex;
    Waiter *first, **last;
    bool taken;
    int waiting;
};

Turns *turns_new(void)
{
    Turns *t = malloc(sizeof *t);
    if (t == NULL)
        return NULL;
    pthread_mutex_init(&t->mutex, NULL);
    t->first = NULL;
    t->last = &t->first;
    t->taken = false;
    t->waiting = 0;
    return t;
}

void turns_take(Turns *t)
{
    pthread_mutex_lock(&t->mutex);
    if (t->taken) {
        me.mine = false;
        me.next = NULL;
        *t->last = &me;
        t->last = &me.next;
        t->waiting++;
        while (!me.mine)
            pthread_cond_wait(&me.cond, &t->mutex);
    } else {
        t->taken = true;
    }
    pthread_mutex_unlock(&t->mutex);
}

void turns_drop(Turns *t)
{
    pthread_mutex_lock(&t->mutex);
    Waiter *w = t->first;
    if (w == NULL) {
        t->taken = false;
    } else {
        t->first = w->next;
        if (t->first == NULL)
            t->last = &t->first;
        t->waiting--;
        w->mine = true;
        pthread_cond_signal(&w->cond);
    }
    pthread_mutex_unlock(&t->mutex);
}

int turns_waiting(Turns *t)
{
    pthread_mutex_lock(&t->mutex);
    int n = t->waiting;
    pthread_mutex_unlock(&t->mutex);
    return n;
}

void turns_free(Turns *t)
{
    pthread_mutex_destroy(&t->mutex);
    free(t);
}
