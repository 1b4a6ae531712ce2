// REFUSED: The collector has found it, and it lives on
#include "cache.h"

/* Without a dict: entries in a chain of their own, each a weak reference
 * that knows its key, its hash and its neighbours. To take one out asks
 * nobody and needs no memory. */
typedef struct Entry {
    ObRef ref;
    ObObject *key;
    int64_t key_hash;
    struct Entry *before, *behind;
    bool chained;
} Entry;

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    Entry *first, *last;        /* references to each of them */
    unsigned long changes;
    ObObject *gone;
    struct ObRef *refs;
} Cache;

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Entry *entry = (Entry *)op;
    int result = entry->key != NULL ? visit(entry->key, arg) : 0;
    return result != 0 ? result : ob_ref_traverse(op, visit, arg);
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *entry = (Entry *)op;
    ObObject *key = entry->key;
    entry->key = NULL;
    return key != NULL ? ob_dropped(key) : ob_ref_drop_next(op);
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Entry",
    .basic_size = sizeof(Entry),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .weakly = ob_ref_to_borrowed,
    .traverse = entry_traverse,
    .drop_next = entry_drop_next,
    .clear = ob_ref_clear,
    .free = ob_object_free,
};

/* The chain's reference is the caller's then. */
static void unchain(Cache *self, Entry *entry)
{
    *(entry->before != NULL ? &entry->before->behind : &self->first)
        = entry->behind;
    *(entry->behind != NULL ? &entry->behind->before : &self->last)
        = entry->before;
    entry->before = entry->behind = NULL;
    entry->chained = false;
    self->changes++;
}

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Cache *self = (Cache *)op;
    int result = self->gone != NULL ? visit(self->gone, arg) : 0;
    for (Entry *e = self->first; e != NULL && result == 0; e = e->behind)
        result = visit(&e->ref.base, arg);
    return result;
}

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    Entry *entry = self->first;
    if (entry != NULL) {
        unchain(self, entry);
        return ob_dropped(&entry->ref.base);
    }
    ObObject *gone = self->gone;
    self->gone = NULL;
    return gone != NULL ? ob_dropped(gone) : NULL;
}

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Cache",
    .basic_size = sizeof(Cache),
    .weak_offset = offsetof(Cache, refs),
    .traverse = cache_traverse,
    .drop_next = cache_drop_next,
    .free = ob_object_free,
};

static ObObject *gone(ObObject *self, ObObject *const args[], size_t n)
{
    ObObject *op;
    if (n != 1 || ob_ref_get(self, &op) != 1)
        return ob_error() == OB_NO_ERROR ? ob_none() : NULL;
    Entry *entry = (Entry *)args[0];
    if (entry->chained) {
        unchain((Cache *)op, entry);
        ObObject *key = entry->key;
        entry->key = NULL;
        ob_decref(&entry->ref.base);
        if (key != NULL)
            ob_decref(key);
    }
    ob_decref(op);
    return ob_none();
}

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op == NULL)
        return NULL;
    Cache *self = (Cache *)op;
    *self = (Cache){ .base = *op, .make = make, .arg = arg };
    ObObject *function = ob_function_new("Cache.gone", gone);
    if (function != NULL) {
        ObObject *ref = ob_ref_new(op, NULL);
        if (ref != NULL) {
            self->gone = ob_method_new(function, ref);
            ob_decref(ref);
        }
        ob_decref(function);
    }
    if (self->gone == NULL) {
        ob_decref(op);
        return NULL;
    }
    ob_track(op);
    return op;
}

/* 1 and a new reference; 0; -1 */
static int look(Cache *self, ObObject *key, int64_t hash, ObObject **op)
{
    *op = NULL;
again:
    for (Entry *e = self->first; e != NULL; e = e->behind) {
        if (e->key_hash != hash || ob_ref_is_dead(&e->ref.base))
            continue;
        unsigned long changes = self->changes;
        ob_incref(&e->ref.base);
        ObObject *its = e->key;
        ob_incref(its);
        int same = ob_same(its, key);
        int alive = same == 1 ? ob_ref_get(&e->ref.base, op) : 0;
        bool changed = changes != self->changes;
        ob_decref(its);
        ob_decref(&e->ref.base);
        if (same < 0)
            return -1;
        if (alive == 1)
            return 1;
        if (changed || changes != self->changes)
            goto again;
    }
    return 0;
}

ObObject *cache_get(ObObject *cache, ObObject *key)
{
    Cache *self = (Cache *)cache;
    ObObject *op;
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return NULL;
    if (look(self, key, hash, &op) != 0)
        return op;
    ObObject *made = self->make(key, self->arg);
    if (made == NULL)
        return NULL;
    if (look(self, key, hash, &op) != 0) {
        ob_decref(made);
        return op;
    }
    Entry *entry = (Entry *)ob_ref_new_as(&entry_type, made, self->gone);
    if (entry == NULL) {
        ob_decref(made);
        return NULL;
    }
    ob_incref(key);
    entry->key = key;
    entry->key_hash = hash;
    entry->before = self->last;
    *(self->last != NULL ? &self->last->behind : &self->first) = entry;
    self->last = entry;
    entry->chained = true;
    self->changes++;
    return made;
}
