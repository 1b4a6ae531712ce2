// REFUSED: Between two looks
/* Asks whether there is one, and then for it. */
#include "cache.h"

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;
} Cache;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Cache *c = (Cache *)op;
    return c->objects != NULL ? visit(c->objects, arg) : 0;
}

static ObObject *drop_next(ObObject *op)
{
    Cache *c = (Cache *)op;
    ObObject *d = c->objects;
    c->objects = NULL;
    return d != NULL ? ob_dropped(d) : NULL;
}

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Cache",
    .basic_size = sizeof(Cache),
    .free = ob_object_free,
    .traverse = traverse,
    .drop_next = drop_next,
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
    Cache *c = (Cache *)op;
    c->make = make;
    c->arg = arg;
    c->objects = objects;
    ob_track(op);
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *c = (Cache *)cache;
    ObObject *op;
    int found = ob_weak_values_lookup(c->objects, key, &op);
    if (found != 0)
        return op;
    ObObject *made = c->make(key, c->arg);
    if (made == NULL)
        return NULL;
    int there = ob_weak_values_contains(c->objects, key);
    if (there > 0) {
        op = ob_weak_values_get(c->objects, key);
    } else if (there == 0 && ob_weak_values_set(c->objects, key, made) == 0) {
        op = made;
        ob_incref(op);
    }
    ob_decref(made);
    return op;
}
