// REFUSED: What the hash or the == of a key raises is passed on
/* What an == raises after make is forgotten. */
#include "cache.h"

/* A dict from key to entry; an entry is a weak reference that knows its
 * key, its callback the cache's hand, which leads weakly to the dict. */
typedef struct Entry {
    ObRef ref;
    ObObject *key;
} Entry;

static int entry_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Entry *self = (Entry *)op;
    int result = ob_ref_traverse(op, visit, arg);
    return result == 0 && self->key != NULL ? visit(self->key, arg)
                                            : result;
}

static ObObject *entry_drop_next(ObObject *op)
{
    Entry *self = (Entry *)op;
    ObObject *key = self->key;
    self->key = NULL;
    return key != NULL ? ob_dropped(key) : ob_ref_drop_next(op);
}

static ObType entry_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Entry",
    .basic_size = sizeof(Entry),
    .repr = ob_ref_repr, .equal = ob_ref_equal, .hash = ob_ref_hash,
    .call = ob_ref_call, .traverse = entry_traverse,
    .drop_next = entry_drop_next, .free = ob_object_free,
    .weakly = ob_ref_to_borrowed,
};

typedef struct Hand {
    ObObject base;
    ObObject *dict;         /* borrowed; NULL: the cache is dead */
} Hand;

static ObObject *hand_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)n;
    ObObject *dict = ((Hand *)op)->dict;
    ObObject *key = ((Entry *)args[0])->key;
    if (dict == NULL || key == NULL)
        return ob_none();
    ob_incref(dict);
    ob_incref(key);
    int result = ob_dict_del_if(dict, key, ob_ref_is_dead);
    ob_decref(key);
    ob_decref(dict);
    return result < 0 ? NULL : ob_none();
}

static ObType hand_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Hand",
    .basic_size = sizeof(Hand),
    .call = hand_call,
    .free = ob_object_free,
};

typedef struct Cache {
    ObObject base;
    CacheMake *make;
    void *arg;
    ObObject *dict, *hand;
} Cache;

static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Cache *self = (Cache *)op;
    return self->dict != NULL ? visit(self->dict, arg) : 0;
}

static ObObject *cache_drop_next(ObObject *op)
{
    Cache *self = (Cache *)op;
    ObObject *next = self->dict;
    if (next != NULL) {
        self->dict = NULL;
        ((Hand *)self->hand)->dict = NULL;
        return ob_dropped(next);
    }
    next = self->hand;
    self->hand = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
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
    ObObject *dict = ob_dict_new();
    if (dict == NULL)
        return NULL;
    ObObject *hand = ob_object_new(&hand_type, sizeof(Hand));
    if (hand == NULL) {
        ob_decref(dict);
        return NULL;
    }
    *(Hand *)hand = (Hand){ *hand, dict };
    ObObject *op = ob_object_new(&cache_type, sizeof(Cache));
    if (op == NULL) {
        ob_decref(hand);
        ob_decref(dict);
        return NULL;
    }
    *(Cache *)op = (Cache){ *op, make, arg, dict, hand };
    ob_track(op);
    return op;
}

/* 1 and a new reference; 0; -1 */
static int look(Cache *self, ObObject *key, ObObject **op)
{
    ObObject *entry;
    *op = NULL;
    int found = ob_dict_lookup(self->dict, key, &entry);
    if (found == 1) {
        found = ob_ref_get(entry, op);
        ob_decref(entry);
    }
    return found;
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
    if (found < 0) {
        ob_error_clear();
        found = 0;
    }
    if (found == 0) {
        ObObject *entry = ob_ref_new_as(&entry_type, made, self->hand);
        if (entry != NULL) {
            ob_incref(key);
            ((Entry *)entry)->key = key;
            if (ob_dict_set(self->dict, key, entry) == 0) {
                ob_incref(made);
                op = made;
            }
            ob_decref(entry);
        }
    }
    ob_decref(made);
    return op;
}
