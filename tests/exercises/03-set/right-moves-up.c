// Those behind who was taken out move up: there are no marks.
#include "set.h"
#include <string.h>

typedef struct Place {
    ObObject *item;         /* a reference; NULL: free */
    int64_t hash;
    bool used;              /* it is, or was */
} Place;

typedef struct Set {
    ObObject base;
    size_t size, used, places;
    Place *at;
} Set;

static int set_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *set = (Set *)op;
    int result = 0;
    for (size_t i = 0; i < set->places && result == 0; i++)
        if (set->at[i].item != NULL)
            result = visit(set->at[i].item, arg);
    return result;
}

static ObObject *set_drop_next(ObObject *op)
{
    Set *set = (Set *)op;
    while (set->places > 0) {
        ObObject *item = set->at[--set->places].item;
        if (item != NULL) {
            set->size--;
            return ob_dropped(item);
        }
    }
    return NULL;
}

static void set_free(ObObject *op)
{
    if (((Set *)op)->at != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->at);
    ob_object_free(op);
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Set",
    .basic_size = sizeof(Set),
    .traverse = set_traverse,
    .drop_next = set_drop_next,
    .free = set_free,
};

ObObject *set_new(void)
{
    ObObject *op = ob_object_new(&set_type, sizeof(Set));
    if (op != NULL)
        *(Set *)op = (Set){ .base = *op };
    return op;
}

size_t set_size(const ObObject *op)
{
    return ((const Set *)op)->size;
}

/* 1 and where it is; 0 and where it may go, if there are places; -1. */
static int find(const Set *set, ObObject *item, int64_t hash, Place **at)
{
    *at = NULL;
    if (set->places == 0)
        return 0;
    size_t mask = set->places - 1;
    for (size_t i = (size_t)hash & mask; ; i = (i + 1) & mask) {
        Place *place = &set->at[i];
        if (place->item == NULL) {
            if (*at == NULL)
                *at = place;
            if (!place->used)
                return 0;
        } else if (place->hash == hash) {
            int same = ob_same(place->item, item);
            if (same != 0) {
                *at = place;
                return same;
            }
        }
    }
}

static int resize(Set *set, size_t places)
{
    Place *at = ob_resize((void *)NULL, places, sizeof *at);
    if (at == NULL)
        return -1;
    memset(at, 0, places * sizeof *at);
    for (size_t i = 0; i < set->places; i++) {
        if (set->at[i].item == NULL)
            continue;
        size_t k = (size_t)set->at[i].hash & (places - 1);
        while (at[k].used)
            k = (k + 1) & (places - 1);
        at[k] = set->at[i];
    }
    if (set->at != NULL)
        ob_mem_free(ob_mem(), set->at);
    set->at = at;
    set->places = places;
    set->used = set->size;
    return 0;
}

int set_add(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    Place *at;
    int there = find(set, item, hash, &at);
    if (there != 0)
        return there < 0 ? -1 : 0;
    if (3 * (set->used + 1) > 2 * set->places) {
        size_t places = 8;
        while (places < 3 * set->size)
            places *= 2;
        if (resize(set, places) < 0)
            return -1;
        size_t k = (size_t)hash & (places - 1);
        while (set->at[k].used)
            k = (k + 1) & (places - 1);
        at = &set->at[k];
    }
    ob_incref(item);
    set->used += !at->used;
    *at = (Place){ item, hash, true };
    set->size++;
    return 0;
}

int set_has(ObObject *op, ObObject *item)
{
    int64_t hash = ob_hash(item);
    Place *at;
    return hash == -1 ? -1 : find((Set *)op, item, hash, &at);
}

int set_discard(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    Place *at;
    int there = find(set, item, hash, &at);
    if (there <= 0)
        return there;
    ObObject *old = at->item;
    /* Those behind it move up: no marks are needed. */
    size_t mask = set->places - 1, hole = (size_t)(at - set->at);
    for (size_t k = (hole + 1) & mask; set->at[k].item != NULL;
         k = (k + 1) & mask)
        if (((k - (size_t)set->at[k].hash) & mask)
            >= ((k - hole) & mask)) {
            set->at[hole] = set->at[k];
            hole = k;
        }
    set->at[hole] = (Place){ NULL, 0, false };
    set->size--;
    set->used--;
    ob_decref(old);
    return 0;
}
