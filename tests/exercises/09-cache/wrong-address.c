// REFUSED: A key may be born where a dead one lay, and it is another key
/* The last answer is known by the address of its key. */
#include "cache.h"

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;
    const ObObject *last_key;   /* only compared */
    ObObject *last;             /* a ref to its object, or NULL */
} Cache;

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Cache *self = (Cache *)op;
    return self->objects != NULL ? visit(self->objects, arg) : 0;
}

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    ObObject *objects = self->last != NULL ? self->last : self->objects;
    if (self->last == NULL)
        self->objects = NULL;
    self->last = NULL;
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
    *(Cache *)op = (Cache){ .base = *op, .make = make, .arg = arg,
                            .objects = objects };
    ob_track(op);
    return op;
}

static ObObject *note(Cache *self, ObObject *key, ObObject *op)
{
    ObObject *ref = op != NULL ? ob_ref_new(op, NULL) : NULL;
    if (ref == NULL)
        return op;
    ObObject *old = self->last;
    self->last = ref;
    self->last_key = key;
    if (old != NULL)
        ob_decref(old);
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    ObObject *op;
    if (key == self->last_key && ob_ref_get(self->last, &op) == 1)
        return op;
    int found = ob_weak_values_lookup(self->objects, key, &op);
    if (found != 0)
        return found < 0 ? NULL : note(self, key, op);
    ObObject *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    op = ob_weak_values_setdefault(self->objects, key, made);
    ObError aside;
    ob_put_aside(&aside);
    ob_decref(made);
    ob_put_back(&aside);
    return op;
}
