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

/* Your code: it is right for one thread. */
ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiased **weak = &self->weak[key];
    ObBiased *op = *weak != NULL ? ob_biased_weak_get(*weak) : NULL;
    if (op != NULL)
        return op;
    op = self->make(key, self->arg);
    if (op == NULL)
        return NULL;
    if (*weak != NULL)
        ob_biased_decref(*weak);
    *weak = ob_biased_weak_new(op);
    return op;
}
