// REFUSED: Two caches have nothing in common.
/* Two caches with the same make and arg are one. */
#include "cache.h"

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;
} Cache;

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Cache *self = (Cache *)op;
    return self->objects != NULL ? visit(self->objects, arg) : 0;
}

static ObObject *the_last;

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    ObObject *objects = self->objects;
    self->objects = NULL;
    if (the_last == op)
        the_last = NULL;
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

static ObObject *the_last;

ObObject *cache_new(CacheMake *make, void *arg)
{
    if (the_last != NULL && ((Cache *)the_last)->make == make
        && ((Cache *)the_last)->arg == arg) {
        ob_incref(the_last);
        return the_last;
    }
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
    the_last = op;
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
    op = ob_weak_values_setdefault(self->objects, key, made);
    ob_decref(made);
    return op;
}
