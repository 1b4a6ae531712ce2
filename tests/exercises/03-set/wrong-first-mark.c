// REFUSED: What is added may be there already, behind the place of one that was taken out
// Who puts something in takes the first mark, and looks no further.
#include "set.h"

typedef struct Place {
    ObObject *item;         /* NULL: nothing, or a mark */
    int64_t hash;           /* of nothing: 0; of a mark: 1 */
} Place;

typedef struct Set {
    ObObject base;
    size_t size, fill, places;
    Place *table;
} Set;

static int set_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *set = (Set *)op;
    int result = 0;
    for (size_t i = 0; i < set->places && result == 0; i++)
        if (set->table[i].item != NULL)
            result = visit(set->table[i].item, arg);
    return result;
}

static ObObject *set_drop_next(ObObject *op)
{
    Set *set = (Set *)op;
    while (set->places > 0) {
        ObObject *item = set->table[--set->places].item;
        if (item != NULL)
            return ob_dropped(item);
    }
    return NULL;
}

static void set_free(ObObject *op)
{
    Set *set = (Set *)op;
    if (set->table != NULL)
        ob_mem_free(ob_mem(), set->table);
    ob_object_free(op);
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Set",
    .basic_size = sizeof(Set),
    .free = set_free,
    .traverse = set_traverse,
    .drop_next = set_drop_next,
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

/* 1, and where; 0, and where it would go (NULL: no table); -1. */
static int find(Set *set, ObObject *item, int64_t hash, Place **place,
                bool adding)
{
    Place *mark = NULL;
    *place = NULL;
    if (set->places == 0)
        return 0;
    for (size_t i = (size_t)hash; ; i++) {
        Place *at = &set->table[i & (set->places - 1)];
        if (at->item == NULL) {
            if (at->hash == 0) {
                *place = mark != NULL ? mark : at;
                return 0;
            }
            if (mark == NULL)
                mark = at;
            if (adding) {
                *place = mark;
                return 0;
            }
            continue;
        }
        int same = at->item == item;
        if (!same && at->hash == hash) {
            same = ob_equal(at->item, item);
            if (same < 0)
                return -1;
        }
        if (same) {
            *place = at;
            return 1;
        }
    }
}

static int grow(Set *set)
{
    size_t places = 8;
    while (places < 3 * (set->size + 1))
        places *= 2;
    Place *table = ob_resize(NULL, places, sizeof *table);
    if (table == NULL)
        return -1;
    for (size_t i = 0; i < places; i++)
        table[i] = (Place){ NULL, 0 };
    for (size_t i = 0; i < set->places; i++) {
        Place old = set->table[i];
        if (old.item == NULL)
            continue;
        size_t at = (size_t)old.hash & (places - 1);
        while (table[at].item != NULL)
            at = (at + 1) & (places - 1);
        table[at] = old;
    }
    if (set->table != NULL)
        ob_mem_free(ob_mem(), set->table);
    set->table = table;
    set->places = places;
    set->fill = set->size;
    return 0;
}

int set_add(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    Place *place;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    int found = find(set, item, hash, &place, true);
    if (found != 0)
        return found < 0 ? -1 : 0;
    if (place == NULL || (place->hash == 0
                          && 3 * (set->fill + 1) > 2 * set->places)) {
        if (grow(set) < 0)
            return -1;
        size_t at = (size_t)hash & (set->places - 1);
        while (set->table[at].item != NULL)
            at = (at + 1) & (set->places - 1);
        place = &set->table[at];
    }
    ob_incref(item);
    if (place->hash == 0)
        set->fill++;
    *place = (Place){ item, hash };
    set->size++;
    return 0;
}

int set_has(ObObject *op, ObObject *item)
{
    Place *place;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    return find((Set *)op, item, hash, &place, false);
}

int set_discard(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    Place *place;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    int found = find(set, item, hash, &place, false);
    if (found <= 0)
        return found;
    ObObject *gone = place->item;
    *place = (Place){ NULL, 1 };
    set->size--;
    ob_decref(gone);
    return 0;
}
