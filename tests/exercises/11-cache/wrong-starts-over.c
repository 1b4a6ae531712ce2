// REFUSED: make is called once.
/* Starts over if one has come meanwhile, also if that has gone again. */
#include "cache.h"

typedef struct Cache {
    ObBiased base;
    CacheMake *make;
    void *arg;
    ObBiased *weak[KEYS];           /* NULL: not asked for yet */
    unsigned long changes[KEYS];
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

ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiased **place = &self->weak[key];
    for (;;) {
        ObBiasedSection section;
        ob_biased_begin(&section, cache);
        unsigned long changes = self->changes[key];
        ObBiased *op = *place != NULL ? ob_biased_weak_get(*place) : NULL;
        ob_biased_end(&section);
        if (op != NULL)
            return op;
        op = self->make(key, self->arg);
        if (op == NULL)
            return NULL;
        ObBiased *weak = ob_biased_weak_new(op), *old = NULL;
        if (weak == NULL) {
            ob_biased_decref(op);
            return NULL;
        }
        ob_biased_begin(&section, cache);
        bool same = self->changes[key] == changes;
        if (same) {
            old = *place;
            *place = weak;
            self->changes[key]++;
        }
        ob_biased_end(&section);
        if (same) {
            if (old != NULL)
                ob_biased_decref(old);
            return op;
        }
        ob_biased_decref(weak);         /* one has come meanwhile */
        ob_biased_decref(op);
    }
}
