/* Exercise 9.6: The weak cache    (make exercise EX=09-cache) */
#include "cache.h"

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
} Cache;

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Cache",
    .basic_size = sizeof(Cache),
    .free = ob_object_free,
    /* Your code. */
};

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op != NULL)
        *(Cache *)op = (Cache){ *op, make, arg };
    return op;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    /* Your code. */
    const Cache *self = (Cache *)cache;
    return self->make(key, self->arg);
}
