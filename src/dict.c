/* dict: an index of small numbers that lead to entries, which stand
 * in the order of insertion.
 *
 * CPython: Objects/dictobject.c
 */
#include "ob_values.h"
#include "text.h"

#include <string.h>

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
    size_t changes;         /* to notice them during a search */
    int32_t *index;         /* place -> entry, EMPTY or DELETED */
    ObEntry *entries;       /* in the order of insertion */
} ObDict;

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

static ObDict *as_dict(const ObObject *op)
{
    assert(ob_type(op) == &ob_dict_type);
    return (ObDict *)op;
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
    ObObject *other = entry->key;
    size_t changes = dict->changes;
    ob_incref(other);
    int same = ob_equal(other, key);
    ob_decref(other);
    return same >= 0 && dict->changes != changes ? CHANGED : same;
}

/* 1, and the place that leads to the entry; 0 if there is none; -1
 * with an exception of a comparison. */
static int find(ObDict *dict, ObObject *key, int64_t hash,
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

/* Moves the entries, without the holes, into arrays of that size. */
static int resize(ObDict *dict, size_t places)
{
    size_t size = usable(places) * sizeof(ObEntry);
    int32_t *index = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                  places * sizeof *index);
    ObEntry *entries = index == NULL ? NULL
                       : ob_mem_alloc(ob_mem(), OB_MEM_DATA, size);
    if (entries == NULL) {
        if (index != NULL)
            ob_mem_free(ob_mem(), index);
        ob_raise_memory();
        return -1;
    }
    ObDict old = *dict;
    dict->index = index;
    dict->entries = entries;
    dict->places = places;
    dict->used = 0;
    for (size_t i = 0; i < places; i++)
        index[i] = EMPTY;
    for (size_t i = 0; i < old.used; i++)
        if (old.entries[i].key != NULL) {
            entries[dict->used] = old.entries[i];
            *free_place(dict, old.entries[i].hash) =
                (int32_t)dict->used++;
        }
    if (old.index != NULL) {
        ob_mem_free(ob_mem(), old.index);
        ob_mem_free(ob_mem(), old.entries);
    }
    return 0;
}

/* CPython's GROWTH_RATE: three times what is in it. */
static int make_room(ObDict *dict)
{
    if (dict->used < usable(dict->places))
        return 0;
    size_t places = 8;
    while (places <= 3 * dict->size)
        places *= 2;
    if (places > INT32_MAX) {
        ob_raise_memory();
        return -1;
    }
    return resize(dict, places);
}

/* --- put something into a dict --- */

static int replace(ObEntry *entry, ObObject *value)
{
    ObObject *old = entry->value;
    ob_incref(value);
    entry->value = value;
    ob_decref(old);
    return 0;
}

int ob_dict_set(ObObject *op, ObObject *key, ObObject *value)
{
    ObDict *dict = as_dict(op);
    assert(value != NULL);
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return -1;
    int32_t *place;
    int found = find(dict, key, hash, &place);
    if (found == 1)
        return replace(&dict->entries[*place], value);
    if (found < 0 || make_room(dict) < 0)
        return -1;
    ob_incref(key);
    ob_incref(value);
    *free_place(dict, hash) = (int32_t)dict->used;
    dict->entries[dict->used++] = (ObEntry){ key, value, hash };
    dict->size++;
    dict->changes++;
    return 0;
}

/* --- get and delete --- */

static void *no_key(ObObject *key)
{
    ObObject *repr = ob_repr(key);
    if (repr == NULL)
        return NULL;
    ob_raise(OB_KEY_ERROR, "%s", ob_str_utf8(repr));
    ob_decref(repr);
    return NULL;
}

ObObject *ob_dict_get_borrowed(ObObject *op, ObObject *key)
{
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return NULL;
    int32_t *place;
    int found = find(as_dict(op), key, hash, &place);
    if (found == 0)
        return no_key(key);
    return found < 0 ? NULL : as_dict(op)->entries[*place].value;
}

int ob_dict_del(ObObject *op, ObObject *key)
{
    ObDict *dict = as_dict(op);
    int64_t hash = ob_hash(key);
    if (hash == -1)
        return -1;
    int32_t *place;
    int found = find(dict, key, hash, &place);
    if (found == 0)
        no_key(key);
    if (found != 1)
        return -1;
    ObEntry old = dict->entries[*place];
    dict->entries[*place].key = dict->entries[*place].value = NULL;
    *place = DELETED;
    dict->size--;
    dict->changes++;
    ob_decref(old.key);
    ob_decref(old.value);
    return 0;
}

bool ob_dict_next(const ObObject *op, size_t *at, ObObject **key,
                  ObObject **value)
{
    const ObDict *dict = as_dict(op);
    while (*at < dict->used && dict->entries[*at].key == NULL)
        ++*at;
    if (*at >= dict->used)
        return false;
    *key = dict->entries[*at].key;
    *value = dict->entries[*at].value;
    ++*at;
    return true;
}

/* empty a dict */
void ob_dict_clear(ObObject *op)
{
    ObDict *dict = as_dict(op), old = *dict;
    *dict = (ObDict){ .base = old.base, .changes = old.changes + 1 };
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
    while (result == 0 && ob_dict_next(op, &at, &key, &value)) {
        result = visit(key, arg);
        if (result == 0)
            result = visit(value, arg);
    }
    return result;
}

/* A dying dict is not looked into any more: it has no places, and its
 * size is how many entries are done. */
static ObObject *dict_drop_next(ObObject *op)
{
    ObDict *dict = as_dict(op);
    if (dict->places != 0)
        dict->places = dict->size = 0;
    for (; dict->size < dict->used; dict->size++) {
        ObEntry *entry = &dict->entries[dict->size];
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
static int has_equal(ObObject *b, ObObject *key, ObObject *value,
                     int64_t hash)
{
    int32_t *place;
    int found = find(as_dict(b), key, hash, &place);
    if (found <= 0)
        return found;
    return ob_same(value, as_dict(b)->entries[*place].value);
}

/* The same, with a reference to the entry's key and value. */
static int entry_equal(ObObject *b, ObEntry entry)
{
    ob_incref(entry.key);
    ob_incref(entry.value);
    int answer = has_equal(b, entry.key, entry.value, entry.hash);
    ob_decref(entry.key);
    ob_decref(entry.value);
    return answer;
}

static int dict_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_dict_type)
        return OB_NOT_IMPLEMENTED;
    if (as_dict(a)->size != as_dict(b)->size)
        return OB_UNEQUAL;
    if (ob_enter("in comparison") < 0)
        return -1;
    int answer = OB_EQUAL;
    const ObDict *dict = as_dict(a);
    for (size_t i = 0; answer == OB_EQUAL && i < dict->used; i++)
        if (dict->entries[i].key != NULL)
            answer = entry_equal(b, dict->entries[i]);
    ob_leave();
    return answer;
}

static ObObject *dict_repr(ObObject *op)
{
    ObText text = { 0 };
    ObRepr repr;
    int entered = ob_repr_enter(&repr, op);
    if (entered != 0)
        return entered < 0 ? NULL : ob_str_from("{...}");
    int result = ob_text_add(&text, "{");
    size_t at = 0;
    ObObject *key, *value;
    bool first = true;
    while (result == 0 && ob_dict_next(op, &at, &key, &value)) {
        if (!first)
            result = ob_text_add(&text, ", ");
        first = false;
        ob_incref(value);
        if (result == 0)
            result = ob_text_add_repr(&text, key);
        if (result == 0)
            result = ob_text_add(&text, ": ");
        if (result == 0)
            result = ob_text_add_repr(&text, value);
        ob_decref(value);
    }
    if (result == 0)
        result = ob_text_add(&text, "}");
    ob_repr_leave(&repr);
    return ob_text_end(&text, result);
}

static size_t dict_size_of(const ObObject *op)
{
    const ObDict *dict = as_dict(op);
    return sizeof *dict + dict->places * sizeof dict->index[0]
           + usable(dict->places) * sizeof dict->entries[0];
}

static void dict_free(ObObject *op)
{
    ObDict *dict = as_dict(op);
    if (dict->index != NULL)
        ob_mem_free(ob_mem(), dict->index);
    if (dict->entries != NULL)
        ob_mem_free(ob_mem(), dict->entries);
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
