/* Exercise 3.4: A set. A solution. */
#include "set.h"

typedef struct Place {
    ObObject *item;         /* a reference; NULL: free */
    int64_t hash;           /* of a free place: was it ever used? */
} Place;

typedef struct Set {
    ObObject base;
    size_t size, used;      /* used: marks of the discarded included */
    size_t places;          /* 2**k, or 0 */
    Place *place;
} Set;

static ObObject *set_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Set>");
}

static int set_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *set = (Set *)op;
    int result = 0;
    for (size_t i = 0; i < set->places && result == 0; i++)
        if (set->place[i].item != NULL)
            result = visit(set->place[i].item, arg);
    return result;
}

static ObObject *set_drop_next(ObObject *op)
{
    Set *set = (Set *)op;
    while (set->places > 0) {
        ObObject *item = set->place[--set->places].item;
        if (item != NULL)
            return ob_dropped(item);
    }
    return NULL;
}

static void set_free(ObObject *op)
{
    if (((Set *)op)->place != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->place);
    ob_object_free(op);
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Set",
    .basic_size = sizeof(Set),
    .repr = set_repr,
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

/* 1 and where it is; 0 and where it may go; -1 with an exception. */
static int search(const Set *set, ObObject *item, int64_t hash,
                  Place **found)
{
    Place *open = NULL;
    size_t i = (size_t)hash & (set->places - 1);
    for (;; i = (i + 1) & (set->places - 1)) {
        Place *p = &set->place[i];
        if (p->item == NULL && open == NULL)
            open = p;
        if (p->item == NULL && p->hash == 0)
            break;
        if (p->item == NULL || p->hash != hash)
            continue;
        int same = p->item == item ? 1 : ob_equal(p->item, item);
        *found = p;
        if (same != 0)
            return same;
    }
    *found = open;
    return 0;
}

static int grow(Set *set)
{
    if (3 * (set->used + 1) <= 2 * set->places)
        return 0;
    size_t places = 8;
    while (places < 3 * (set->size + 1))
        places *= 2;
    Set larger = { .size = set->size, .used = set->size,
                   .places = places };
    larger.place = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                places * sizeof *larger.place);
    if (larger.place == NULL) {
        ob_raise_memory();
        return -1;
    }
    for (size_t i = 0; i < places; i++)
        larger.place[i] = (Place){ NULL, 0 };
    for (size_t k = 0; k < set->places; k++) {
        size_t i = (size_t)set->place[k].hash & (places - 1);
        if (set->place[k].item == NULL)
            continue;
        while (larger.place[i].item != NULL)
            i = (i + 1) & (places - 1);
        larger.place[i] = set->place[k];
    }
    if (set->place != NULL)
        ob_mem_free(ob_mem(), set->place);
    larger.base = set->base;
    *set = larger;
    return 0;
}

int set_add(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    Place *place;
    int64_t hash = ob_hash(item);
    if (hash == -1 || grow(set) < 0)
        return -1;
    int found = search(set, item, hash, &place);
    if (found != 0)
        return found < 0 ? -1 : 0;
    ob_incref(item);
    set->used += place->hash == 0;
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
    const Set *set = (const Set *)op;
    return set->places == 0 ? 0 : search(set, item, hash, &place);
}

int set_discard(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    Place *place;
    int64_t hash = ob_hash(item);
    if (hash == -1)
        return -1;
    int found = set->places == 0 ? 0 : search(set, item, hash, &place);
    if (found <= 0)
        return found;
    ObObject *old = place->item;
    *place = (Place){ NULL, 1 };
    set->size--;
    ob_decref(old);
    return 0;
}
