/* Another design: whoever wants to make it stands in a queue, and waits
 * for those before it who want the same. */
#include "cache.h"

#include <pthread.h>

/* One who makes an object, or wants to: others wait at it. */
typedef struct Claim {
    ObObject base;
    pthread_mutex_t mutex;
    pthread_cond_t cond;
    bool done;                  /* under the mutex */
    uint64_t number;            /* under the GIL, as all below */
    struct Claim *prev, *next;
    size_t waiting;
    ObObject *key, *object;
} Claim;

static ObObject *claim_drop_next(ObObject *op)
{
    Claim *self = (Claim *)op;
    ObObject **next = self->key != NULL ? &self->key : &self->object;
    ObObject *dropped = *next;
    *next = NULL;
    return dropped != NULL ? ob_dropped(dropped) : NULL;
}

static void claim_free(ObObject *op)
{
    pthread_cond_destroy(&((Claim *)op)->cond);
    pthread_mutex_destroy(&((Claim *)op)->mutex);
    ob_object_free(op);
}

static ObType claim_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Claim",
    .basic_size = sizeof(Claim),
    .drop_next = claim_drop_next,
    .free = claim_free,
};

static Claim *claim_new(ObObject *key)
{
    ObObject *op = ob_object_new(&claim_type, sizeof(Claim));
    if (op == NULL)
        return NULL;
    Claim *self = (Claim *)op;
    *self = (Claim){ .base = *op, .key = key };
    ob_incref(key);
    pthread_mutex_init(&self->mutex, NULL);
    pthread_cond_init(&self->cond, NULL);
    return self;
}

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
    Claim *last;                /* of the claims, the youngest */
    uint64_t numbers;
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
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op == NULL)
        return NULL;
    Cache *self = (Cache *)op;
    *self = (Cache){ .base = *op, .make = make, .arg = arg };
    self->objects = ob_weak_values_new();
    if (self->objects != NULL)
        return op;
    ob_decref(op);
    return NULL;
}

static void enter(Cache *self, Claim *claim)
{
    claim->number = self->numbers++;
    claim->prev = self->last;
    if (self->last != NULL)
        self->last->next = claim;
    self->last = claim;
}

static void take_out(Cache *self, Claim *claim)
{
    if (claim->prev != NULL)
        claim->prev->next = claim->next;
    if (claim->next != NULL)
        claim->next->prev = claim->prev;
    else if (self->last == claim)
        self->last = claim->prev;
    claim->prev = claim->next = NULL;
}

static void wait_for(Claim *claim)
{
    claim->waiting++;
    OB_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&claim->mutex);
    while (!claim->done)
        pthread_cond_wait(&claim->cond, &claim->mutex);
    pthread_mutex_unlock(&claim->mutex);
    OB_END_ALLOW_THREADS
}

/* The claim is over: whoever waits at it gets the object, if any. */
static void settle(Cache *self, Claim *claim, ObObject *object)
{
    if (object != NULL && claim->waiting > 0) {
        ob_incref(object);
        claim->object = object;
    }
    take_out(self, claim);
    pthread_mutex_lock(&claim->mutex);
    claim->done = true;
    pthread_cond_broadcast(&claim->cond);
    pthread_mutex_unlock(&claim->mutex);
}

/* Waits for those of the elder claims that are for this key, one after
 * the other, until there is an object: 1; 0: none; -1: exception. */
static int ask_elders(const Cache *self, uint64_t below, ObObject *key,
                      ObObject **op)
{
    int result = 0;
    while (result == 0) {
        Claim *claim = self->last;
        while (claim != NULL && claim->number >= below)
            claim = claim->prev;
        if (claim == NULL)
            return 0;
        below = claim->number;
        ob_incref(&claim->base);
        int same = ob_same(claim->key, key);
        if (same == 1 && !claim->done)
            wait_for(claim);
        if (same == 1 && claim->object != NULL) {
            *op = claim->object;
            ob_incref(*op);
            result = 1;
        }
        if (same < 0)
            result = -1;
        ob_decref(&claim->base);
    }
    return result;
}

/* Nobody else makes it. */
static int look_and_make(Cache *self, ObObject *key, ObObject **op)
{
    int found = ob_weak_values_lookup(self->objects, key, op);
    if (found != 0)
        return found;
    *op = self->make(key, self->arg);
    if (*op == NULL)
        return -1;
    if (ob_weak_values_set(self->objects, key, *op) == 0)
        return 1;
    ob_decref(*op);
    *op = NULL;
    return -1;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    ObObject *op = NULL;
    int found = ob_weak_values_lookup(self->objects, key, &op);
    if (found != 0)
        return op;
    Claim *claim = claim_new(key);
    if (claim == NULL)
        return NULL;
    enter(self, claim);
    found = ask_elders(self, claim->number, key, &op);
    if (found == 0)
        found = look_and_make(self, key, &op);
    settle(self, claim, found == 1 ? op : NULL);
    ob_decref(&claim->base);
    return found == 1 ? op : NULL;
}
