// REFUSED: Somebody is in a section of the cache, and something in it has changed.
/* If there is no memory for the weak reference, the dead one is thrown out outside of a section */
#include "cache.h"

typedef struct Cache {
    ObBiased base;
    CacheMake *make;
    void *arg;
    ObBiased *weak[KEYS];           /* NULL: not asked for yet */
} Cache;

static void cache_drop(ObBiased *op)
{
    Cache *self = (Cache *)op;
    for (int key = 0; key < KEYS; key++)
        if (self->weak[key] != NULL)
            ob_biased_decref(self->weak[key]);
}

static const ObBiasedType cache_type = { .name = "cache",
                                         .drop = cache_drop };

ObBiased *cache_new(CacheMake *make, void *arg)
{
    Cache *self = (Cache *)ob_biased_new(&cache_type, sizeof *self);
    if (self == NULL)
        return NULL;
    self->make = make;
    self->arg = arg;
    return &self->base;
}

/* What lives; in a section. */
static ObBiased *living(const Cache *self, int key)
{
    return self->weak[key] != NULL ? ob_biased_weak_get(self->weak[key])
                                   : NULL;
}

ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiasedSection section;
    ob_biased_begin(&section, cache);
    ObBiased *op = living(self, key);
    ob_biased_end(&section);
    if (op != NULL)
        return op;
    ObBiased *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    ObBiased *weak = ob_biased_weak_new(made);
    if (weak == NULL) {
        ob_biased_decref(made);
        ObBiased *old = self->weak[key];
        self->weak[key] = NULL;
        if (old != NULL)
            ob_biased_decref(old);
        return NULL;
    }
    ob_biased_begin(&section, cache);
    op = living(self, key);
    if (op == NULL) {
        ObBiased *old = self->weak[key];
        self->weak[key] = weak;
        weak = old;
        op = made;
        made = NULL;
    }
    ob_biased_end(&section);
    if (weak != NULL)
        ob_biased_decref(weak);
    if (made != NULL)
        ob_biased_decref(made);
    return op;
}
