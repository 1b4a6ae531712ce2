/* Exercise 11.4: The weak cache, for eight threads. A solution. */
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

/* In a section: a new reference, or NULL. */
static ObBiased *find(const Cache *self, int key)
{
    ObBiased *weak = self->weak[key];
    return weak != NULL ? ob_biased_weak_get(weak) : NULL;
}

static ObBiased *look(Cache *self, int key)
{
    ObBiasedSection section;
    ob_biased_begin(&section, &self->base);
    ObBiased *op = find(self, key);
    ob_biased_end(&section);
    return op;
}

/* Who is there already stays. Steals both. */
static ObBiased *put_steal(Cache *self, int key, ObBiased *made,
                           ObBiased *weak)
{
    ObBiasedSection section;
    ob_biased_begin(&section, &self->base);
    ObBiased *op = find(self, key), *over = weak;
    if (op == NULL) {
        over = self->weak[key];
        self->weak[key] = weak;
    }
    ob_biased_end(&section);
    if (over != NULL)
        ob_biased_decref(over);
    if (op == NULL)
        return made;
    ob_biased_decref(made);
    return op;
}

ObBiased *cache_get(ObBiased *cache, int key)
{
    Cache *self = (Cache *)cache;
    ObBiased *op = look(self, key);
    if (op != NULL)
        return op;
    op = self->make(key, self->arg);
    if (op == NULL)
        return NULL;
    ObBiased *weak = ob_biased_weak_new(op);
    if (weak != NULL)
        return put_steal(self, key, op, weak);
    ob_biased_decref(op);
    return NULL;
}
