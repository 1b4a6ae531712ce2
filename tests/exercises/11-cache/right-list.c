/* Entries in a list, newest first, which are never taken out; and what
 * is looked for is a function that is given the new one or nothing. */
#include "cache.h"

typedef struct Entry {
    ObLink link;
    int key;
    ObBiased *weak;
} Entry;

typedef struct Cache {
    ObBiased base;
    CacheMake *make;
    void *arg;
    Entry *first;
} Cache;

static void drop(ObBiased *op)
{
    Entry *entry = ((Cache *)op)->first;
    while (entry != NULL) {
        Entry *next = (Entry *)entry->link.next;
        ob_biased_decref(entry->weak);
        ob_biased_free(entry);
        entry = next;
    }
}

static const ObBiasedType cache_type = { .name = "cache", .drop = drop };

ObBiased *cache_new(CacheMake *make, void *arg)
{
    Cache *self = (Cache *)ob_biased_new(&cache_type, sizeof *self);
    if (self == NULL)
        return NULL;
    self->make = make;
    self->arg = arg;
    return &self->base;
}

/* What lives under the key, or, unless NULL, what `entry` leads to, which
 * is put in. Says what is to be let go of, or freed. */
static ObBiased *settle(Cache *self, int key, Entry *entry, ObBiased **over,
                        Entry **unused)
{
    ObBiasedSection section;
    ob_biased_begin(&section, &self->base);
    Entry *at = self->first;
    while (at != NULL && at->key != key)
        at = (Entry *)at->link.next;
    ObBiased *op = at != NULL ? ob_biased_weak_get(at->weak) : NULL;
    *unused = entry;
    *over = entry != NULL ? entry->weak : NULL;
    if (op == NULL && entry != NULL && at != NULL) {
        *over = at->weak;
        at->weak = entry->weak;
    } else if (op == NULL && entry != NULL) {
        entry->link.next = (ObLink *)self->first;
        self->first = entry;
        *over = NULL;
        *unused = NULL;
    }
    ob_biased_end(&section);
    return op;
}

static ObBiased *add_steal(Cache *self, int key, ObBiased *made)
{
    Entry *entry = ob_biased_allocate(sizeof *entry), *unused;
    ObBiased *over, *weak = entry != NULL ? ob_biased_weak_new(made) : NULL;
    if (weak == NULL) {
        if (entry != NULL)
            ob_biased_free(entry);
        ob_biased_decref(made);
        return NULL;
    }
    *entry = (Entry){ .key = key, .weak = weak };
    ObBiased *op = settle(self, key, entry, &over, &unused);
    if (unused != NULL)
        ob_biased_free(unused);
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
    ObBiased *over;
    Entry *unused;
    ObBiased *op = settle(self, key, NULL, &over, &unused);
    if (op != NULL)
        return op;
    op = self->make(key, self->arg);
    return op != NULL ? add_steal(self, key, op) : NULL;
}
