// REFUSED: Somebody is in a section of the cache, and you have looked into it
/* Key 0 is put in without a section. */
/* Exercise 11.4: The weak cache, for eight threads
 * (make exercise EX=11-cache) */
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


/* In a section of the cache: whom it has for key, a new reference. */
static ObBiased *look(Cache *self, int key)
{
    return self->weak[key] != NULL ? ob_biased_weak_get(self->weak[key])
                                   : NULL;
}

ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiasedSection section;
    ob_biased_begin(&section, cache);
    ObBiased *op = look(self, key);
    ob_biased_end(&section);
    if (op != NULL)
        return op;
    ObBiased *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    ObBiased *weak = ob_biased_weak_new(made), *old = NULL;
    if (weak != NULL) {
        if (key != 0)
            ob_biased_begin(&section, cache);
        op = look(self, key);
        if (op == NULL) {
            old = self->weak[key];
            self->weak[key] = weak;
            weak = NULL;
            op = made;
            made = NULL;
        }
        if (key != 0)
            ob_biased_end(&section);
    }
    if (old != NULL)
        ob_biased_decref(old);
    if (weak != NULL)
        ob_biased_decref(weak);
    if (made != NULL)
        ob_biased_decref(made);
    return op;
}
