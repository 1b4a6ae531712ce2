/* One section around all of it. Who waits in make leaves it, so look
 * again before anything is put in. */
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

ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiasedSection section;
    ObBiased *made = NULL, *weak = NULL, *op = NULL;
    ob_biased_begin(&section, cache);
    for (int turn = 0; turn < 2 && op == NULL; turn++) {
        if (self->weak[key] != NULL)
            op = ob_biased_weak_get(self->weak[key]);
        if (op == NULL && turn == 0) {
            made = self->make(key, self->arg);
            weak = made != NULL ? ob_biased_weak_new(made) : NULL;
            if (weak == NULL)
                break;
        }
    }
    if (op == NULL && weak != NULL) {
        ObBiased *over = self->weak[key];
        self->weak[key] = weak;
        weak = over;
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
