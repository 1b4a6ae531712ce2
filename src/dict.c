/* dict: an index of small numbers that lead to entries, which stand
 * in the order of insertion.
 *
 * CPython: Objects/dictobject.c
 */
#include "ob_values.h"
#include "text.h"

/* --- the struct of a dict --- */

typedef struct ObEntry {
    ObObject *key, *value;      /* a reference each; NULL: deleted */
    int64_t hash;               /* of the key */
} ObEntry;

enum { EMPTY = -1, DELETED = -2 };

typedef struct ObDict {
    ObObject base;
    size_t size;            /* entries that are not deleted */
    size_t used;            /* entries, deleted ones included */
    size_t places;          /* 2**k, or 0: no room yet */
    uint32_t tables;        /* that it has had so far */
    uint32_t dropped;       /* entries let go of: it is dying */
    int32_t *index;         /* place -> entry, EMPTY or DELETED */
    ObEntry *entries;       /* in the order of insertion */
} ObDict;

#include "keys.h"
#include <string.h>

/* A dict with OB_SHARES: that of an instance. */
typedef struct ObSharingDict {
    ObDict dict;
    ObKeys *keys;       /* held; each key of the dict is in it */
} ObSharingDict;

static ObKeys *keys_of(const ObObject *op)
{
    return ((const ObSharingDict *)op)->keys;
}

static void stop_sharing(ObObject *op)
{
    if (op->flags & OB_SHARES)
        ob_keys_drop(keys_of(op));
    op->flags &= ~(uint32_t)OB_SHARES;
}

/* A new key: the table learns it, if it can. 0, or -1 with
 * MemoryError. */
static int share_key(ObObject *op, const ObObject *key)
{
    bool name = ob_type(key) == &ob_str_type
                && strlen(ob_str_utf8(key)) == ob_str_size(key);
    ObObject *interned = name ? ob_str_intern(ob_str_utf8(key)) : NULL;
    if (name && interned == NULL)
        return -1;
    if (!name || ob_keys_learn(keys_of(op), interned) < 0)
        stop_sharing(op);
    return 0;
}

/* Puts the entries in the order of the table. */
static void sort_entries(const ObKeys *keys, ObEntry *entries,
                         size_t used)
{
    size_t at = 0;
    for (size_t i = 0; i < keys->used; i++)
        for (size_t k = at; k < used; k++) {
            ObEntry entry = entries[k];
            if (entry.key == NULL
                || strcmp(ob_str_utf8(entry.key),
                          ob_str_utf8(keys->name[i])) != 0)
                continue;
            entries[k] = entries[at];
            entries[at++] = entry;
            break;
        }
}

/* A public function says its own name when op is no dict. */
#define as_dict(op) \
    (ob_require_type(op, &ob_dict_type), (ObDict *)(op))

ObObject *(ob_dict_new)(void)
{
    ObObject *op = ob_object_new(&ob_dict_type, sizeof(ObDict));
    if (op == NULL)
        return NULL;
    *(ObDict *)op = (ObDict){ .base = *op };
    /* track it */
    ob_track(op);
    return op;
}

size_t ob_dict_size(const ObObject *op)
{
    return as_dict(op)->size;
}

/* --- find the place of a key --- */

/* CPython's probing: perturb brings the upper bits of the hash in. */
typedef struct Probe {
    size_t at, mask;
    uint64_t perturb;
} Probe;

static Probe probe_begin(const ObDict *dict, int64_t hash)
{
    size_t mask = dict->places - 1;
    return (Probe){ (size_t)hash & mask, mask, (uint64_t)hash };
}

static void probe_next(Probe *probe)
{
    probe->perturb >>= 5;
    probe->at = (5 * probe->at + (size_t)probe->perturb + 1)
                & probe->mask;
}

static int32_t *free_place(ObDict *dict, int64_t hash)
{
    Probe probe = probe_begin(dict, hash);
    while (dict->index[probe.at] >= 0)
        probe_next(&probe);
    return &dict->index[probe.at];
}

/* compare with the key of an entry */

enum { CHANGED = 2 };

/* 1, 0, -1, or CHANGED: the dict is no longer what it was. */
static int is_key(ObDict *dict, const ObEntry *entry, ObObject *key,
                  int64_t hash)
{
    if (entry->key == key)
        return 1;
    if (entry->hash != hash)
        return 0;
    const ObObject *other = entry->key;
    uint32_t tables = dict->tables;
    int same = ob_equal(entry->key, key);
    if (same < 0)
        return -1;
    return dict->tables == tables && entry->key == other ? same
                                                         : CHANGED;
}

/* 1, and the place that leads to the entry; 0 if there is none; -1
 * with an exception of a comparison. */
static inline int find(ObDict *dict, ObObject *key, int64_t hash,
                       int32_t **place)
{
    if (dict->places == 0)
        return 0;
    Probe probe = probe_begin(dict, hash);
    for (;;) {
        *place = &dict->index[probe.at];
        if (**place == EMPTY)
            return 0;
        int same = **place == DELETED ? 0
                   : is_key(dict, &dict->entries[**place], key, hash);
        if (same != 0 && same != CHANGED)
            return same;
        if (same == 0)
            probe_next(&probe);
        else if (dict->places == 0)
            return 0;
        else
            probe = probe_begin(dict, hash);
    }
}

/* --- make room in a dict --- */

/* CPython's USABLE_FRACTION: two thirds. */
static size_t usable(size_t places)
{
    return 2 * places / 3;
}

/* the table of a dict */

static int make_table(ObDict *dict)
{
    dict->index = ob_resize(NULL, dict->places, sizeof dict->index[0]);
    if (dict->index == NULL)
        return -1;
    dict->entries = ob_resize(NULL, usable(dict->places),
                              sizeof dict->entries[0]);
    if (dict->entries == NULL) {
        ob_mem_free(ob_mem(), dict->index);
        return -1;
    }
    for (size_t i = 0; i < dict->places; i++)
        dict->index[i] = EMPTY;
    return 0;
}

static void free_table(const ObDict *dict)
{
    if (dict->places == 0)
        return;
    ob_mem_free(ob_mem(), dict->index);
    ob_mem_free(ob_mem(), dict->entries);
}

static void append(ObDict *dict, ObEntry entry)
{
    /* what a dict has changes */
    if (dict->base.flags & OB_OF_CLASS)
        ob_self()->interp->changes++;
    *free_place(dict, entry.hash) = (int32_t)dict->used;
    dict->entries[dict->used++] = entry;
    dict->size++;
}

/* Moves the entries, without the holes, into a table of that size. */
static int resize(ObDict *dict, size_t places)
{
    ObDict made = { .base = dict->base, .places = places,
                    .tables = dict->tables + 1 };
    if (make_table(&made) < 0)
        return -1;
    for (size_t i = 0; i < dict->used; i++)
        if (dict->entries[i].key != NULL)
            append(&made, dict->entries[i]);
    free_table(dict);
    *dict = made;
    return 0;
}

/* The smallest table in which there is room for n entries. */
static int make_room_for(ObDict *dict, size_t n)
{
    size_t places = 8;
    while (usable(places) < n)
        places *= 2;
    if (places <= INT32_MAX)
        return resize(dict, places);
    ob_raise_memory();
    return -1;
}

/* CPython's GROWTH_RATE: places for three times what is in it. */
static int make_room(ObDict *dict)
{
    if (dict->used < usable(dict->places))
        return 0;
    return make_room_for(dict, 2 * dict->size);
}

/* The hash of a key that somebody holds; -1 with an exception.
 * CPython: dict_unhashable_type */
static int64_t hash_key(ObObject *key)
{
    const ObType *type = ob_type(key);
    int64_t hash = type->simple && type->hash != NULL
                   ? type->hash(key) : ob_hash(key);
    if (hash == -1 && ob_error() == OB_TYPE_ERROR) {
        ObError error = ob_error_take();
        ob_raise(OB_TYPE_ERROR, "cannot use '%s' as a dict key (%s)",
                 type->name, error.text);
    }
    return hash;
}

/* --- put something into a dict --- */

/* Puts an entry in, and takes over its two references, even if it
 * fails. CPython: insertdict, Objects/dictobject.c */
static int insert(ObDict *dict, ObEntry entry)
{
    int32_t *place;
    int found = find(dict, entry.key, entry.hash, &place);
    /* a new key is seen */
    if (found == 0 && dict->base.flags & OB_SHARES)
        found = share_key(&dict->base, entry.key);
    if (found == 0 && make_room(dict) == 0) {
        append(dict, entry);
        return 0;
    }
    ObObject *unwanted = entry.value;   /* if it fails */
    if (found == 1) {
        /* what a dict has changes */
        if (dict->base.flags & OB_OF_CLASS)
            ob_self()->interp->changes++;
        unwanted = dict->entries[*place].value;
        dict->entries[*place].value = entry.value;
    }
    ob_decref(unwanted);
    ob_decref(entry.key);
    return found == 1 ? 0 : -1;
}

int ob_dict_set(ObObject *op, ObObject *key, ObObject *value)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ob_require_object(value);
    ob_incref(key);
    ob_incref(value);
    int64_t hash = hash_key(key);
    if (hash != -1)
        return insert(dict, (ObEntry){ key, value, hash });
    ob_decref(key);
    ob_decref(value);
    return -1;
}

/* --- look something up --- */

/* 1, and the value, borrowed; 0, -1: NULL. */
static int look_up(ObDict *dict, ObObject *key, ObObject **value)
{
    *value = NULL;
    int64_t hash = hash_key(key);
    if (hash == -1)
        return -1;
    int32_t *place;
    int found = find(dict, key, hash, &place);
    if (found == 1)
        *value = dict->entries[*place].value;
    return found;
}

int (ob_dict_lookup)(ObObject *op, ObObject *key, ObObject **value)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ob_require(value != NULL, "`value` is NULL");
    int found = look_up(dict, key, value);
    if (found == 1)
        ob_incref(*value);
    return found;
}

int ob_dict_contains(ObObject *op, ObObject *key)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ObObject *value;
    return look_up(dict, key, &value);
}

/* Raises KeyError, with the key's repr. If it has none, the text is
 * what Python prints then. */
static void *no_key(ObObject *key)
{
    ObObject *repr = ob_repr(key);
    if (repr == NULL && ob_error() == OB_MEMORY_ERROR)
        return NULL;
    ob_raise(OB_KEY_ERROR, "%s", repr != NULL ? ob_str_utf8(repr)
                                 : "<exception str() failed>");
    if (repr != NULL)
        ob_decref(repr);
    return NULL;
}

ObObject *ob_dict_get_borrowed(ObObject *op, ObObject *key)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ObObject *value;
    if (look_up(dict, key, &value) == 0)
        no_key(key);
    return value;
}

ObObject *(ob_dict_get)(ObObject *op, ObObject *key)
{
    (void)as_dict(op);
    ob_require_object(key);
    ObObject *value = ob_dict_get_borrowed(op, key);
    if (value != NULL)
        ob_incref(value);
    return value;
}

ObObject *ob_keys_dict_new(ObKeys *keys)
{
    ObObject *op = ob_object_new(&ob_dict_type, sizeof(ObSharingDict));
    if (op == NULL)
        return NULL;
    op->flags |= OB_SHARES;
    *(ObSharingDict *)op = (ObSharingDict){ { .base = *op },
                                            ob_keys_hold(keys) };
    ob_track(op);
    return op;
}

const ObKeys *ob_keys_of_dict(const ObObject *op)
{
    return op->flags & OB_SHARES ? keys_of(op) : NULL;
}

/* --- take something out of a dict --- */

/* Makes a hole of the entry that a place leads to, and returns it: its
 * references are the caller's now. */
static ObEntry empty_place(ObDict *dict, int32_t *place)
{
    ObEntry *entry = &dict->entries[*place], taken = *entry;
    /* what a dict has changes */
    if (dict->base.flags & OB_OF_CLASS)
        ob_self()->interp->changes++;
    *entry = (ObEntry){ .hash = 1 };
    *place = DELETED;
    dict->size--;
    return taken;
}

/* 1, and the entry, whose references are the caller's now; 0, -1. */
static int take_out(ObDict *dict, ObObject *key, ObEntry *taken)
{
    int64_t hash = hash_key(key);
    if (hash == -1)
        return -1;
    int32_t *place;
    int found = find(dict, key, hash, &place);
    if (found == 1)
        *taken = empty_place(dict, place);
    return found;
}

int ob_dict_del(ObObject *op, ObObject *key)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ObEntry old;
    int found = take_out(dict, key, &old);
    if (found == 0)
        no_key(key);
    if (found == 1) {
        ob_decref(old.key);
        ob_decref(old.value);
    }
    return found == 1 ? 0 : -1;
}

/* other == NULL: KeyError. CPython: _PyDict_Pop_KnownHash */
static ObObject *pop(ObDict *dict, ObObject *key, ObObject *other)
{
    ObEntry old;
    int found = dict->size == 0 ? 0 : take_out(dict, key, &old);
    if (found < 0)
        return NULL;
    if (found == 1) {
        ob_decref(old.key);
        return ob_handed(old.value);
    }
    if (other == NULL)
        return no_key(key);
    ob_incref(other);
    return other;
}

ObObject *(ob_dict_pop)(ObObject *op, ObObject *key)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    return pop(dict, key, NULL);
}

ObObject *(ob_dict_pop_default)(ObObject *op, ObObject *key,
                                ObObject *other)
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ob_require_object(other);
    return pop(dict, key, other);
}

void *ob_raise_key(ObObject *key)
{
    ob_require_object(key);
    return no_key(key);
}

int ob_dict_del_if(ObObject *op, ObObject *key,
                   bool (*condition)(const ObObject *value))
{
    ObDict *dict = as_dict(op);
    ob_require_object(key);
    ob_require_pointer(condition);
    /* take it out if the condition holds */
    int64_t hash = hash_key(key);
    int32_t *place;
    int found = hash == -1 ? -1 : find(dict, key, hash, &place);
    if (found != 1 || !condition(dict->entries[*place].value))
        return found < 0 ? -1 : 0;
    ObEntry taken = empty_place(dict, place);
    ob_decref(taken.key);
    ob_decref(taken.value);
    return 1;
}

/* Where the last entry is that is no hole. The dict is not empty. */
static size_t last_entry(const ObDict *dict)
{
    size_t i = dict->used - 1;
    while (dict->entries[i].key == NULL)
        i -= (size_t)dict->entries[i].hash;
    return i;
}

/* The place that leads to entry i; asks nobody.
 * CPython: lookdict_index */
static int32_t *place_of(const ObDict *dict, size_t i)
{
    Probe probe = probe_begin(dict, dict->entries[i].hash);
    while (dict->index[probe.at] != (int32_t)i)
        probe_next(&probe);
    return &dict->index[probe.at];
}

int (ob_dict_popitem)(ObObject *op, ObObject **key, ObObject **value)
{
    ObDict *dict = as_dict(op);
    ob_require_pointer(key);
    ob_require_pointer(value);
    *key = *value = NULL;
    if (dict->size == 0) {
        ob_raise(OB_KEY_ERROR, "'popitem(): dictionary is empty'");
        return -1;
    }
    size_t last = last_entry(dict), end = dict->used - 1;
    ObEntry taken = empty_place(dict, place_of(dict, last));
    dict->entries[end].hash = (int64_t)(end - last) + 1;
    *key = ob_handed(taken.key);
    *value = ob_handed(taken.value);
    return 0;
}

/* --- put one dict into another --- */

static ObEntry held(ObEntry entry)
{
    ob_incref(entry.key);
    ob_incref(entry.value);
    return entry;
}

/* Into a dict that has nothing, not even room. */
static int copy_entries(ObDict *dict, const ObDict *other)
{
    /* keys are copied from elsewhere */
    stop_sharing(&dict->base);
    if (make_room_for(dict, other->size) < 0)
        return -1;
    for (size_t i = 0; i < other->used; i++)
        if (other->entries[i].key != NULL)
            append(dict, held(other->entries[i]));
    return 0;
}

/* CPython: dict_merge */
static int merge(ObDict *dict, const ObDict *other)
{
    size_t n = other->used;
    if (usable(dict->places) < other->size
        && make_room_for(dict, dict->size + other->size) < 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (other->entries[i].key != NULL
            && insert(dict, held(other->entries[i])) < 0)
            return -1;
        if (other->used != n) {
            ob_raise(OB_RUNTIME_ERROR, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

int ob_dict_update(ObObject *op, ObObject *other)
{
    ObDict *dict = as_dict(op);
    ob_require_object(other);
    if (ob_type(other) != &ob_dict_type) {
        ob_raise(OB_TYPE_ERROR, "'%s' object is not iterable",
                 ob_type(other)->name);
        return -1;
    }
    const ObDict *from = (const ObDict *)other;
    if (from == dict || from->size == 0)
        return 0;
    ob_incref(other);
    int result = dict->used == 0 ? copy_entries(dict, from)
                                 : merge(dict, from);
    ob_decref(other);
    return result;
}

ObObject *(ob_dict_copy)(const ObObject *op)
{
    const ObDict *dict = as_dict(op);
    ObObject *copy = ob_dict_new();
    if (copy == NULL || dict->size == 0
        || copy_entries((ObDict *)copy, dict) == 0)
        return copy;
    ob_decref(copy);
    return NULL;
}

/* --- walk over a dict --- */

bool ob_dict_next_borrowed(const ObObject *op, size_t *at,
                           ObObject **key, ObObject **value)
{
    const ObDict *dict = as_dict(op);
    ob_require_pointer(at);
    ob_require_pointer(key);
    ob_require_pointer(value);
    while (*at < dict->used && dict->entries[*at].key == NULL)
        ++*at;
    if (*at >= dict->used)
        return false;
    *key = dict->entries[*at].key;
    *value = dict->entries[*at].value;
    ++*at;
    return true;
}

ObDictWalk ob_dict_walk(const ObObject *op)
{
    size_t size = as_dict(op)->size;
    return (ObDictWalk){ op, 0, size, size };
}

/* CPython: dictiter_iternextitem. No dict is of size SIZE_MAX. */
int (ob_dict_walk_next)(ObDictWalk *walk, ObObject **key,
                        ObObject **value)
{
    ob_require_pointer(walk);
    ob_require_pointer(key);
    ob_require_pointer(value);
    const char *what = NULL;
    if (walk->size != as_dict(walk->dict)->size) {
        walk->size = SIZE_MAX;
        what = "dictionary changed size during iteration";
    } else if (!ob_dict_next_borrowed(walk->dict, &walk->at, key,
                                      value)) {
        return 0;
    } else if (walk->left == 0) {
        walk->at = SIZE_MAX;
        what = "dictionary keys changed during iteration";
    }
    if (what != NULL) {
        ob_raise(OB_RUNTIME_ERROR, "%s", what);
        return -1;
    }
    walk->left--;
    ob_incref(*key);
    ob_incref(*value);
    return 1;
}

/* empty a dict */
void ob_dict_clear(ObObject *op)
{
    ObDict *dict = as_dict(op), old = *dict;
    /* what a dict has changes */
    if (dict->base.flags & OB_OF_CLASS)
        ob_self()->interp->changes++;
    *dict = (ObDict){ .base = old.base, .tables = old.tables + 1 };
    /* put the old entries in another order */
    if (op->flags & OB_SHARES)
        sort_entries(keys_of(op), old.entries, old.used);
    for (size_t i = 0; i < old.used; i++)
        if (old.entries[i].key != NULL) {
            ob_decref(old.entries[i].key);
            ob_decref(old.entries[i].value);
        }
    if (old.index != NULL) {
        ob_mem_free(ob_mem(), old.index);
        ob_mem_free(ob_mem(), old.entries);
    }
}

/* --- what a dict refers to --- */

static int dict_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    size_t at = 0;
    ObObject *key, *value;
    int result = 0;
    while (result == 0
           && ob_dict_next_borrowed(op, &at, &key, &value)) {
        result = visit(value, arg);
        if (result == 0)
            result = visit(key, arg);
    }
    return result;
}

static ObObject *dict_drop_next(ObObject *op)
{
    ObDict *dict = (ObDict *)op;
    /* put its entries in another order */
    if (op->flags & OB_SHARES && dict->size > 0) {
        sort_entries(keys_of(op), dict->entries, dict->used);
        dict->size = 0;     /* once */
    }
    for (; dict->dropped < dict->used; dict->dropped++) {
        ObEntry *entry = &dict->entries[dict->dropped];
        ObObject **held = entry->key != NULL ? &entry->key
                                             : &entry->value;
        ObObject *next = *held;
        *held = NULL;
        if (next != NULL)
            return ob_dropped(next);
    }
    return NULL;
}

/* --- compare and print a dict --- */

/* Whether b has what a has under this key: 1, 0, -1. */
static int has_equal(ObDict *b, ObEntry entry)
{
    int32_t *place;
    int found = find(b, entry.key, entry.hash, &place);
    return found == 1 ? ob_same(entry.value, b->entries[*place].value)
                      : found;
}

static int dict_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_dict_type)
        return OB_NOT_IMPLEMENTED;
    const ObDict *dict = (const ObDict *)a;
    if (dict->size != ((const ObDict *)b)->size)
        return OB_UNEQUAL;
    int answer = OB_EQUAL;
    for (size_t i = 0; answer == OB_EQUAL && i < dict->used; i++) {
        if (dict->entries[i].key == NULL)
            continue;
        ObEntry entry = held(dict->entries[i]);
        answer = has_equal((ObDict *)b, entry);
        ob_decref(entry.key);
        ob_decref(entry.value);
    }
    return answer;
}

/* "key: value", after ", " unless it is the first. */
static int add_item(ObText *text, bool first, ObObject *key,
                    ObObject *value)
{
    if (!first && ob_text_add(text, ", ") < 0)
        return -1;
    if (ob_text_add_repr(text, key) < 0 || ob_text_add(text, ": ") < 0)
        return -1;
    return ob_text_add_repr(text, value);
}

static ObObject *dict_repr(ObObject *op)
{
    ObText text = ob_text_begin(op);
    ObRepr repr;
    if (ob_repr_enter(&repr, op))
        return ob_str_from("{...}");
    int result = ob_text_add(&text, "{");
    size_t at = 0;
    ObObject *key, *value;
    for (bool first = true; result == 0
         && ob_dict_next_borrowed(op, &at, &key, &value);
         first = false) {
        ob_incref(key);
        ob_incref(value);
        result = add_item(&text, first, key, value);
        ob_decref(key);
        ob_decref(value);
    }
    if (result == 0)
        result = ob_text_add(&text, "}");
    ob_repr_leave(&repr);
    return ob_text_end(&text, result);
}

static size_t dict_size_of(const ObObject *op)
{
    const ObDict *dict = (const ObDict *)op;
    return sizeof *dict + dict->places * sizeof dict->index[0]
           + usable(dict->places) * sizeof dict->entries[0];
}

static void dict_free(ObObject *op)
{
    stop_sharing(op);
    free_table((ObDict *)op);
    ob_object_free(op);
}

ObType ob_dict_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "dict",
    .basic_size = sizeof(ObDict),
    .repr = dict_repr,
    .equal = dict_equal,
    .size_of = dict_size_of,
    .traverse = dict_traverse,
    .clear = ob_dict_clear,
    .drop_next = dict_drop_next,
    .free = dict_free,
};
