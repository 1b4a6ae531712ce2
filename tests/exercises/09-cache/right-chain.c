/* A chain of entries, without a dict: slow, and right. Each entry is the
 * callback of its own reference, and knows its place in the chain. */
#include "cache.h"

typedef struct Entry {
    ObObject base;
    ObObject *key, *ref;        /* references */
    int64_t hash;
    struct Entry *next;         /* the chain holds each entry once */
    struct Cache *cache;        /* borrowed; NULL: it is gone */
} Entry;

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    Entry *first;
} Cache;

/* Takes it out of the chain. */
static void forget(Entry *entry)
{
    Entry **at = &entry->cache->first;
    while (*at != entry)
        at = &(*at)->next;
    *at = entry->next;
    entry->cache = NULL;
    ob_decref(&entry->base);
}

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Entry *self = (Entry *)op;
    int result = self->key != NULL ? visit(self->key, arg) : 0;
    if (result == 0 && self->ref != NULL)
        result = visit(self->ref, arg);
    return result;
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *self = (Entry *)op;
    ObObject **held = self->key != NULL ? &self->key : &self->ref;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static void entry_clear(ObObject *op)
{
    Entry *self = (Entry *)op;
    ObObject *ref = self->ref;
    self->ref = NULL;
    if (ref != NULL)
        ob_decref(ref);
}

/* What has been called in a collection still holds its callback. */
static ObObject *entry_call(ObObject *op, ObObject *const args[],
                            size_t n)
{
    (void)args;
    (void)n;
    entry_clear(op);
    if (((Entry *)op)->cache != NULL)
        forget((Entry *)op);
    return ob_none();
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Entry",
    .basic_size = sizeof(Entry), .call = entry_call,
    .traverse = entry_traverse, .drop_next = entry_drop_next,
    .clear = entry_clear, .free = ob_object_free,
};

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    for (Entry *e = ((Cache *)op)->first; e != NULL && result == 0;
         e = e->next)
        result = visit(&e->base, arg);
    return result;
}

/* The entry and its reference hold each other: take the reference away. */
static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    Entry *entry = self->first;
    if (entry == NULL)
        return NULL;
    self->first = entry->next;
    entry->cache = NULL;
    entry_clear(&entry->base);
    return ob_dropped(&entry->base);
}

static void cache_clear(ObObject *op)
{
    Cache *self = (Cache *)op;
    while (self->first != NULL) {
        Entry *entry = self->first;
        entry_clear(&entry->base);
        forget(entry);
    }
}

static ObType cache_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Cache",
    .basic_size = sizeof(Cache), .traverse = cache_traverse,
    .drop_next = cache_drop_next, .clear = cache_clear,
    .free = ob_object_free,
};

ObObject *cache_new(CacheMake *make, void *arg)
{
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op == NULL)
        return NULL;
    *(Cache *)op = (Cache){ *op, make, arg, NULL };
    ob_track(op);
    return op;
}

/* 1 and a new reference to the living object; 0; -1, an exception. While
 * keys are compared the chain may change: then it looks again. */
static int look(Cache *self, ObObject *key, ObObject **op)
{
    int64_t hash = ob_hash(key);
    *op = NULL;
    if (hash == -1)
        return -1;
    for (Entry *e = self->first; e != NULL; e = e->next) {
        if (e->hash != hash)
            continue;
        ObObject *other = e->key;
        ob_incref(other);
        ob_incref(&e->base);
        int same = ob_same(other, key);
        bool there = e->cache != NULL;
        if (same > 0 && there)
            same = ob_ref_get(e->ref, op);
        ob_decref(other);
        ob_decref(&e->base);
        if (!there)
            return look(self, key, op);
        if (same != 0)
            return same;
    }
    return 0;
}

static int remember(Cache *self, ObObject *key, ObObject *op)
{
    int64_t hash = ob_hash(key);
    ObObject *new = hash == -1 ? NULL : ob_object_new(&entry_type, sizeof(Entry));
    if (new == NULL)
        return -1;
    Entry *entry = (Entry *)new;
    *entry = (Entry){ .base = *new };
    entry->ref = ob_ref_new(op, new);
    if (entry->ref == NULL) {
        ob_decref(new);
        return -1;
    }
    ob_incref(key);
    entry->key = key;
    entry->hash = hash;
    entry->cache = self;
    entry->next = self->first;
    self->first = entry;
    ob_track(new);
    return 0;
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
