// REFUSED: However many have come while make ran
/* Whether one has come meanwhile is told by a count of eight bits. */
#include "cache.h"

typedef struct Cache {
    ObBiased base;
    CacheMake *make;
    void *arg;
    ObBiased *weak[KEYS];           /* NULL: not asked for yet */
    unsigned char came[KEYS];             /* so many have come */
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
    ObBiasedSection section;

    ob_biased_begin(&section, cache);
    unsigned char came = self->came[key];
    ObBiased *found = *place != NULL ? ob_biased_weak_get(*place) : NULL;
    ob_biased_end(&section);
    if (found != NULL)
        return found;

    ObBiased *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;

    ObBiased *old = NULL;
    ob_biased_begin(&section, cache);
    if (self->came[key] != came)    /* one has come meanwhile */
        found = ob_biased_weak_get(*place);
    if (found == NULL) {
        ObBiased *weak = ob_biased_weak_new(made);
        if (weak != NULL) {
            old = *place;
            *place = weak;
            self->came[key]++;
            found = made;
            made = NULL;
        }
    }
    ob_biased_end(&section);
    if (old != NULL)
        ob_biased_decref(old);
    if (made != NULL)
        ob_biased_decref(made);
    return found;
}
