// REFUSED: What the hash or the == of a key raises is passed on, whenever
// An exception of the second look counts as not there.
#include "cache.h"

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
} Cache;

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Cache *self = (const Cache *)op;
    return self->objects != NULL ? visit(self->objects, arg) : 0;
}

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
    .traverse = cache_traverse,
    .drop_next = cache_drop_next,
    .free = ob_object_free,
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
    *(Cache *)op = (Cache){ *op, make, arg, objects };
    ob_track(op);
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    const Cache *self = (Cache *)cache;
    ObObject *op;
    if (ob_weak_values_lookup(self->objects, key, &op) != 0)
        return op;
    ObObject *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    /* Has one come meanwhile? */
    if (ob_weak_values_lookup(self->objects, key, &op) == 1) {
        ob_decref(made);
        return op;
    }
    if (ob_weak_values_set(self->objects, key, made) < 0) {
        ob_decref(made);
        return NULL;
    }
    return made;
}
