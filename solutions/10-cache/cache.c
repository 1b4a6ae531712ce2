/* Exercise 10.4: The weak cache, for eight threads. A solution. */
#include "cache.h"

#include <pthread.h>

/* --- something that is being made --- */

typedef struct Making {
    ObObject base;
    ObObject *key;
    ObObject *result;           /* NULL: none yet, or it failed */
    struct Making *next;        /* of its cache; no reference */
    bool over;
    pthread_mutex_t mutex;      /* for `over` */
    pthread_cond_t cond;
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

static void making_wait(Making *self)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&self->mutex);
    while (!self->over)
        pthread_cond_wait(&self->cond, &self->mutex);
    pthread_mutex_unlock(&self->mutex);
    OB_END_ALLOW_THREADS
}

/* It has been made, or, with NULL, it has not. */
static void making_end(Making *self, ObObject *result)
{
    if (result != NULL)
        ob_incref(result);
    self->result = result;
    pthread_mutex_lock(&self->mutex);
    self->over = true;
    pthread_cond_broadcast(&self->cond);
    pthread_mutex_unlock(&self->mutex);
}

/* --- the cache --- */

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
    Making *first;              /* of what is being made */
    unsigned long changes;      /* of that list */
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
    if (op == NULL) {
        ob_decref(objects);
        return NULL;
    }
    *(Cache *)op = (Cache){ *op, make, arg, objects, NULL, 0 };
    return op;
}

/* Whether somebody is making it: 1 and a new reference; 0; -1. To
 * compare keys may let others in: if they have changed the list, one
 * looks again. After a 0 nobody was let in. */
static int find_making(const Cache *self, ObObject *key, Making **found)
{
    unsigned long seen = self->changes;
    Making *making = self->first;
    while (making != NULL) {
        ob_incref(&making->base);
        int equal = making->key == key ? 1 : ob_equal(making->key, key);
        if (equal > 0)
            *found = making;
        else
            ob_decref(&making->base);
        if (equal != 0)
            return equal;
        making = seen == self->changes ? making->next : self->first;
        seen = self->changes;
    }
    return 0;
}

static Making *begin_making(Cache *self, ObObject *key)
{
    ObObject *op = ob_object_new(&making_type, sizeof(Making));
    Making *making = (Making *)op;
    if (making == NULL)
        return NULL;
    ob_incref(key);
    *making = (Making){ .base = *op, .key = key, .next = self->first,
                        .mutex = PTHREAD_MUTEX_INITIALIZER,
                        .cond = PTHREAD_COND_INITIALIZER };
    self->first = making;
    self->changes++;
    return making;
}

static void end_making(Cache *self, Making *making, ObObject *result)
{
    Making **link = &self->first;
    while (*link != making)
        link = &(*link)->next;
    *link = making->next;
    self->changes++;
    making_end(making, result);
    ob_decref(&making->base);
}

/* Nobody else is making it. What was made before that was certain is
 * among the objects. */
static ObObject *make_it(const Cache *self, ObObject *key)
{
    ObObject *op;
    if (ob_weak_values_lookup(self->objects, key, &op) != 0)
        return op;
    op = self->make(key, self->arg);
    if (op == NULL || ob_weak_values_set(self->objects, key, op) == 0)
        return op;
    ob_decref(op);
    return NULL;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    ObObject *op;
    Making *making = NULL;
    for (;;) {
        if (ob_weak_values_lookup(self->objects, key, &op) != 0)
            return op;
        int found = find_making(self, key, &making);
        if (found <= 0) {
            making = found == 0 ? begin_making(self, key) : NULL;
            if (making == NULL)
                return NULL;
            op = make_it(self, key);
            end_making(self, making, op);
            return op;
        }
        making_wait(making);
        op = making->result;
        if (op != NULL)
            ob_incref(op);
        ob_decref(&making->base);
        if (op != NULL)
            return op;
    }
}
