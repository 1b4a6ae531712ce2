// REFUSED: it is made where one has looked
// What has changed during the search for the object is not looked at.
/* Exercise 10.4: The weak cache, for eight threads
 * (make exercise EX=10-cache) */
#include "cache.h"

#include <pthread.h>

/* An object that is just being made; others wait at it. */
typedef struct Making {
    ObObject base;
    struct Making *next;        /* borrowed, like the list */
    ObObject *key;
    int64_t hash;
    ObObject *made;             /* for those who wait; NULL: it failed */
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool over;                  /* with the mutex in hand */
} Making;

static ObObject *making_drop_next(ObObject *op)
{
    Making *self = (Making *)op;
    ObObject *next = self->made;
    if (next != NULL) {
        self->made = NULL;
        return ob_dropped(next);
    }
    next = self->key;
    self->key = NULL;
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
    Making *making;             /* that are being made */
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
    if (op != NULL)
        *(Cache *)op = (Cache){ .base = *op, .make = make, .arg = arg,
                                .objects = objects };
    else
        ob_decref(objects);
    return op;
}

static Making *making_new(ObObject *key, int64_t hash)
{
    ObObject *op = ob_object_new(&making_type, sizeof(Making));
    if (op == NULL)
        return NULL;
    ob_incref(key);
    Making *self = (Making *)op;
    *self = (Making){ .base = *op, .key = key, .hash = hash };
    pthread_mutex_init(&self->mutex, NULL);
    pthread_cond_init(&self->cond, NULL);
    return self;
}

/* Waits until it has been made: a new reference, or NULL, it failed. */
static ObObject *making_wait(Making *self)
{
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&self->mutex);
    while (!self->over)
        pthread_cond_wait(&self->cond, &self->mutex);
    pthread_mutex_unlock(&self->mutex);
    OB_END_ALLOW_THREADS
    if (self->made != NULL)
        ob_incref(self->made);
    return self->made;
}

/* Makes it, with `mine` in the list, which is taken out. */
static ObObject *make_it(Cache *self, Making *mine)
{
    ObObject *op = self->make(mine->key, self->arg);
    if (op != NULL && ob_weak_values_set(self->objects, mine->key, op) < 0) {
        ob_decref(op);
        op = NULL;
    }
    Making **at = &self->making;
    while (*at != mine)
        at = &(*at)->next;
    *at = mine->next;
    self->changes++;
    if (op != NULL) {
        ob_incref(op);
        mine->made = op;
    }
    pthread_mutex_lock(&mine->mutex);
    mine->over = true;
    pthread_cond_broadcast(&mine->cond);
    pthread_mutex_unlock(&mine->mutex);
    return op;
}

/* Who is making it already: 1 and a new reference; 0: nobody; -1 with
 * an exception; -2: they have changed meanwhile. */
static int who_makes(Cache *self, ObObject *key, int64_t hash,
                     unsigned long changes, Making **who)
{
    for (Making *m = self->making; m != NULL; m = m->next) {
        if (m->hash != hash)
            continue;
        ob_incref(&m->base);
        int same = ob_same(m->key, key);
        if (same > 0) {
            *who = m;
            return 1;
        }
        bool changed = changes != self->changes;
        ob_decref(&m->base);
        if (same < 0)
            return -1;
        if (changed)
            return -2;
    }
    return changes == self->changes ? 0 : -2;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return NULL;
    for (;;) {
        unsigned long changes = self->changes;
        ObObject *op;
        if (ob_weak_values_lookup(self->objects, key, &op) != 0)
            return op;
        changes = self->changes;
        Making *mine = making_new(key, hash), *other;
        if (mine == NULL)
            return NULL;
        int found = who_makes(self, key, hash, changes, &other);
        if (found == 0) {
            mine->next = self->making;
            self->making = mine;
            self->changes++;
            op = make_it(self, mine);
        }
        ob_decref(&mine->base);
        if (found == 0 || found == -1)
            return op;
        if (found == 1) {
            op = making_wait(other);
            ob_decref(&other->base);
            if (op != NULL)
                return op;
        }
    }
}
