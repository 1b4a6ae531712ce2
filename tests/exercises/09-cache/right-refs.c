/* A dict of references that know their keys. Their callback has a weak
 * reference to the cache. */
#include "cache.h"

/* --- an entry: a reference that knows its key --- */

typedef struct Entry {
    ObRef ref;
    ObObject *key;
} Entry;

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Entry *self = (Entry *)op;
    int result = ob_ref_traverse(op, visit, arg);
    if (result == 0 && self->key != NULL)
        result = visit(self->key, arg);
    return result;
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *self = (Entry *)op;
    ObObject *next = ob_ref_drop_next(op), *key = self->key;
    if (next != NULL)
        return next;
    self->key = NULL;
    return key != NULL ? ob_dropped(key) : NULL;
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Entry",
    .basic_size = sizeof(Entry), .repr = ob_ref_repr,
    .equal = ob_ref_equal, .hash = ob_ref_hash, .call = ob_ref_call,
    .traverse = entry_traverse, .drop_next = entry_drop_next,
    .clear = ob_ref_clear, .free = ob_object_free,
    .weakly = ob_ref_to_borrowed,
};

/* --- the cache --- */

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *entries;          /* a dict: key -> Entry */
    ObObject *forget;           /* what the entries call */
    ObRef *weakrefs;
} Cache;

/* --- the callback --- */

typedef struct Forget {
    ObObject base;
    ObObject *cache;            /* a weak reference */
} Forget;

/* Takes the entry out, if it is dead, and not one that has come since. */
static int forget(Cache *cache, ObObject *op)
{
    const Entry *entry = (Entry *)op;
    int result = ob_dict_del_if(cache->entries, entry->key, ob_ref_is_dead);
    return result < 0 ? -1 : 0;
}

static ObObject *forget_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *cache;
    (void)n;
    if (ob_ref_get(((Forget *)op)->cache, &cache) <= 0)
        return ob_none();
    int result = forget((Cache *)cache, args[0]);
    ob_decref(cache);
    return result < 0 ? NULL : ob_none();
}

static ObObject *forget_drop_next(ObObject *op)
{
    Forget *self = (Forget *)op;
    ObObject *cache = self->cache;
    self->cache = NULL;
    return cache != NULL ? ob_dropped(cache) : NULL;
}

static ObType forget_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Forget",
    .basic_size = sizeof(Forget), .call = forget_call,
    .drop_next = forget_drop_next, .free = ob_object_free,
};

static ObObject *forget_new(ObObject *cache)
{
    ObObject *ref = ob_ref_new(cache, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *op = ob_object_new(&forget_type, sizeof(Forget));
    if (op != NULL)
        *(Forget *)op = (Forget){ *op, ref };
    else
        ob_decref(ref);
    return op;
}

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Cache *self = (Cache *)op;
    int result = self->entries != NULL ? visit(self->entries, arg) : 0;
    if (result == 0 && self->forget != NULL)
        result = visit(self->forget, arg);
    return result;
}

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    ObObject **held = self->entries != NULL ? &self->entries
                                            : &self->forget;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Cache",
    .basic_size = sizeof(Cache), .traverse = cache_traverse,
    .drop_next = cache_drop_next, .free = ob_object_free,
    .weak_offset = offsetof(Cache, weakrefs),
};

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op == NULL)
        return NULL;
    Cache *self = (Cache *)op;
    *self = (Cache){ .base = *op, .make = make, .arg = arg };
    self->entries = ob_dict_new();
    if (self->entries != NULL)
        self->forget = forget_new(op);
    if (self->forget == NULL) {
        ob_decref(op);
        return NULL;
    }
    ob_track(op);
    return op;
}

/* 1 and a new reference to the living object; 0; -1, an exception. */
static int look(Cache *self, ObObject *key, ObObject **op)
{
    ObObject *entry;
    *op = NULL;
    int found = ob_dict_lookup(self->entries, key, &entry);
    if (found <= 0)
        return found;
    found = ob_ref_get(entry, op);
    ob_decref(entry);
    return found;
}

static int remember(Cache *self, ObObject *key, ObObject *op)
{
    ObObject *entry = ob_ref_new_as(&entry_type, op, self->forget);
    if (entry == NULL)
        return -1;
    ob_incref(key);
    ((Entry *)entry)->key = key;
    int result = ob_dict_set(self->entries, key, entry);
    ob_decref(entry);
    return result;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    ObObject *op;
    if (look(self, key, &op) != 0)
        return op;
    ObObject *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    int found = look(self, key, &op);
    if (found == 0 && remember(self, key, made) == 0)
        return made;
    ob_decref(made);
    return op;
}
