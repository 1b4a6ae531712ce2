/* Another design: a count of changes, and both looks anew when it has changed. */
#include "cache.h"

#include <pthread.h>

/* Somebody is making the object for a key. */
typedef struct Making {
    ObObject base;
    struct Making *next;        /* in the cache */
    ObObject *key, *result;
    int64_t hash;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool over;
} Making;

static ObObject *making_drop_next(ObObject *op)
{
    Making *self = (Making *)op;
    ObObject **held = self->key != NULL ? &self->key : &self->result;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static void making_free(ObObject *op)
{
    pthread_cond_destroy(&((Making *)op)->cond);
    pthread_mutex_destroy(&((Making *)op)->mutex);
    ob_object_free(op);
}

static ObType making_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Making",
    .basic_size = sizeof(Making),
    .drop_next = making_drop_next,
    .free = making_free,
};

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
    Making *makings;            /* their makers hold them */
    unsigned long changes;
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

/* Waits until it is over: its object, a new reference, or NULL. */
static ObObject *wait_for(Making *making)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&making->mutex);
    while (!making->over)
        pthread_cond_wait(&making->cond, &making->mutex);
    pthread_mutex_unlock(&making->mutex);
    OB_END_ALLOW_THREADS
    if (making->result != NULL)
        ob_incref(making->result);
    return making->result;
}

static void end_making(Cache *self, Making *making, ObObject *op)
{
    Making **at = &self->makings;
    while (*at != making)
        at = &(*at)->next;
    *at = making->next;
    self->changes++;
    if (op != NULL)
        ob_incref(op);
    making->result = op;
    pthread_mutex_lock(&making->mutex);
    making->over = true;
    pthread_cond_broadcast(&making->cond);
    pthread_mutex_unlock(&making->mutex);
    ObError aside = ob_error_take();
    ob_decref(&making->base);
    if (aside.exc != OB_NO_ERROR)
        ob_error_restore(&aside);
}

static ObObject *make_it(Cache *self, ObObject *key, int64_t hash)
{
    ObObject *op = ob_object_new(&making_type, sizeof(Making));
    if (op == NULL)
        return NULL;
    Making *making = (Making *)op;
    ob_incref(key);
    *making = (Making){ .base = *op, .key = key, .hash = hash,
                        .next = self->makings };
    pthread_mutex_init(&making->mutex, NULL);
    pthread_cond_init(&making->cond, NULL);
    self->makings = making;
    self->changes++;
    ObObject *made = self->make(key, self->arg);
    if (made != NULL
        && ob_weak_values_set(self->objects, key, made) < 0) {
        ObError error = ob_error_take();
        ob_decref(made);
        ob_error_restore(&error);
        made = NULL;
    }
    end_making(self, making, made);
    return made;
}

/* 1, and a new reference to who is making it; 0; -1; 2: look again. */
static int find_making(Cache *self, ObObject *key, int64_t hash,
                       unsigned long before, Making **found)
{
    *found = NULL;
    for (Making *m = self->makings; m != NULL; m = m->next) {
        if (m->hash != hash)
            continue;
        ob_incref(&m->base);
        int same = ob_same(m->key, key);
        if (same == 1 && self->changes == before) {
            *found = m;
            return 1;
        }
        ob_decref(&m->base);
        if (same < 0)
            return -1;
        if (self->changes != before)
            return 2;
    }
    return self->changes == before ? 0 : 2;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return NULL;
    for (;;) {
        unsigned long before = self->changes;
        ObObject *op;
        if (ob_weak_values_lookup(self->objects, key, &op) != 0)
            return op;
        Making *making;
        int found = find_making(self, key, hash, before, &making);
        if (found < 0)
            return NULL;
        if (found == 0)
            return make_it(self, key, hash);
        if (found == 1) {
            op = wait_for(making);
            ob_decref(&making->base);
            if (op != NULL)
                return op;
        }
    }
}
