// REFUSED: Those who waited for what was not made start over
/* Who has waited for three that failed gets RuntimeError instead of starting over */
#include "cache.h"

#include <pthread.h>

typedef struct Making {
    struct Making *next;
    ObObject *key;              /* held */
    ObObject *op;               /* what came of it: held; NULL: nothing */
    unsigned users;
    bool done;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
} Making;

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
    Making *making;             /* what somebody is making */
    unsigned long version;      /* of that list */
} Cache;

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    ObObject *objects = self->objects;
    self->objects = NULL;
    return objects != NULL ? ob_dropped(objects) : NULL;
}

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Cache",
    .basic_size = sizeof(Cache),
    .drop_next = cache_drop_next,
    .free = ob_object_free,
};

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *objects = ob_weak_values_new();
    if (objects == NULL)
        return NULL;
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op != NULL)
        *(Cache *)op = (Cache){ *op, make, arg, objects, NULL, 0 };
    else
        ob_decref(objects);
    return op;
}

static Making *making_new(ObObject *key)
{
    Making *m = ob_resize(NULL, 1, sizeof *m);
    if (m == NULL)
        return NULL;
    *m = (Making){ .key = key, .users = 1 };
    ob_incref(key);
    pthread_mutex_init(&m->mutex, NULL);
    pthread_cond_init(&m->cond, NULL);
    return m;
}

static void making_leave(Making *m)
{
    if (--m->users > 0)
        return;
    ObObject *key = m->key, *op = m->op;
    pthread_cond_destroy(&m->cond);
    pthread_mutex_destroy(&m->mutex);
    ob_mem_free(ob_mem(), m);
    if (op != NULL)
        ob_decref(op);
    ob_decref(key);
}

/* 1: somebody is making it; 0: nobody, and mine is in the list now; -1. */
static int claim(Cache *self, ObObject *key, Making *mine, Making **other)
{
again:;
    unsigned long version = self->version;
    for (Making *m = self->making; m != NULL; m = m->next) {
        int same = ob_same(m->key, key);
        if (same < 0)
            return -1;
        if (self->version != version)
            goto again;
        if (same) {
            *other = m;
            m->users++;
            return 1;
        }
    }
    mine->next = self->making;
    self->making = mine;
    self->version++;
    return 0;
}

static void finish(Cache *self, Making *m, ObObject *op)
{
    Making **at = &self->making;
    while (*at != m)
        at = &(*at)->next;
    *at = m->next;
    self->version++;
    if (op != NULL && m->users > 1) {
        ob_incref(op);
        m->op = op;
    }
    pthread_mutex_lock(&m->mutex);
    m->done = true;
    pthread_cond_broadcast(&m->cond);
    pthread_mutex_unlock(&m->mutex);
}

static void wait_for(Making *m)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&m->mutex);
    while (!m->done)
        pthread_cond_wait(&m->cond, &m->mutex);
    pthread_mutex_unlock(&m->mutex);
    OB_END_ALLOW_THREADS
}

static ObObject *get_or_make(Cache *self, ObObject *key)
{
    ObObject *op;
    if (ob_weak_values_lookup(self->objects, key, &op) != 0)
        return op;
    op = self->make(key, self->arg);
    if (op != NULL && ob_weak_values_set(self->objects, key, op) != 0) {
        ob_decref(op);
        op = NULL;
    }
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    for (int round = 0;; round++) {
        if (round > 2)
            return ob_raise(OB_RUNTIME_ERROR, "nobody can make it");
        Making *mine = making_new(key), *other;
        if (mine == NULL)
            return NULL;
        int claimed = claim(self, key, mine, &other);
        if (claimed == 0) {
            ObObject *op = get_or_make(self, key);
            finish(self, mine, op);
            making_leave(mine);
            return op;
        }
        making_leave(mine);
        if (claimed < 0)
            return NULL;
        wait_for(other);
        ObObject *op = other->op;
        if (op != NULL)
            ob_incref(op);
        making_leave(other);
        if (op != NULL)
            return op;
    }
}
