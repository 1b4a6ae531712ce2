/* Exercise 10.4: The weak cache, for eight threads
 * (make exercise EX=10-cache) */
#include "cache.h"

#include <pthread.h>

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *objects;          /* a WeakValueDictionary */
} Cache;

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
    .drop_next = cache_drop_next,
    .free = ob_object_free,
};

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *objects = ob_weak_values_new();
    if (objects == NULL)
        return NULL;
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op != NULL)
        *(Cache *)op = (Cache){ *op, make, arg, objects };
    else
        ob_decref(objects);
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    /* Your code. */
    const Cache *self = (Cache *)cache;
    ObObject *op;
    if (ob_weak_values_lookup(self->objects, key, &op) != 0)
        return op;
    return self->make(key, self->arg);
}
