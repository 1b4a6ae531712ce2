// Chains of places; an object that was taken out leaves no mark.
#include "set.h"

typedef struct Link {
    struct Link *next;
    ObObject *item;
    int64_t hash;
} Link;

typedef struct Set {
    ObObject base;
    size_t size, chains;
    Link **chain;
} Set;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *set = (Set *)op;
    for (size_t i = 0; i < set->chains; i++)
        for (Link *link = set->chain[i]; link != NULL; link = link->next) {
            int result = visit(link->item, arg);
            if (result != 0)
                return result;
        }
    return 0;
}

/* Takes a link out; its reference is the caller's. */
static ObObject *take(Link **at)
{
    Link *link = *at;
    ObObject *item = link->item;
    *at = link->next;
    ob_mem_free(ob_mem(), link);
    return item;
}

static ObObject *drop_next(ObObject *op)
{
    Set *set = (Set *)op;
    for (; set->chains > 0; set->chains--)
        if (set->chain[set->chains - 1] != NULL)
            return ob_dropped(take(&set->chain[set->chains - 1]));
    return NULL;
}

static void set_free(ObObject *op)
{
    if (((Set *)op)->chain != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->chain);
    ob_object_free(op);
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Set",
    .basic_size = sizeof(Set), .traverse = traverse,
    .drop_next = drop_next, .free = set_free,
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

/* 1 and where its link hangs; 0; -1. */
static int find(Set *set, ObObject *item, int64_t hash, Link ***found)
{
    if (set->chains == 0)
        return 0;
    Link **at = &set->chain[(uint64_t)hash % set->chains];
    for (; *at != NULL; at = &(*at)->next) {
        if ((*at)->hash != hash)
            continue;
        int same = (*at)->item == item ? 1 : ob_equal(item, (*at)->item);
        *found = at;
        if (same != 0)
            return same;
    }
    return 0;
}

static int grow(Set *set)
{
    if (set->size < set->chains)
        return 0;
    size_t n = 2 * set->chains + 1;
    Link **more = ob_mem_alloc(ob_mem(), OB_MEM_DATA, n * sizeof *more);
    if (more == NULL) {
        ob_raise_memory();
        return -1;
    }
    for (size_t i = 0; i < n; i++)
        more[i] = NULL;
    for (size_t i = 0; i < set->chains; i++)
        while (set->chain[i] != NULL) {
            Link *link = set->chain[i];
            set->chain[i] = link->next;
            link->next = more[(uint64_t)link->hash % n];
            more[(uint64_t)link->hash % n] = link;
        }
    if (set->chain != NULL)
        ob_mem_free(ob_mem(), set->chain);
    set->chain = more;
    set->chains = n;
    return 0;
}

int set_add(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    Link **at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find(set, item, hash, &at);
    if (found != 0)
        return found < 0 ? -1 : 0;
    Link *link = ob_mem_alloc(ob_mem(), OB_MEM_DATA, sizeof *link);
    if (link == NULL) {
        ob_raise_memory();
        return -1;
    }
    if (grow(set) < 0) {
        ob_mem_free(ob_mem(), link);
        return -1;
    }
    at = &set->chain[(uint64_t)hash % set->chains];
    ob_incref(item);
    *link = (Link){ *at, item, hash };
    *at = link;
    set->size++;
    return 0;
}

int set_has(ObObject *op, ObObject *item)
{
    Link **at;
    int64_t hash = ob_hash(item);
    return hash == -1 ? -1 : find((Set *)op, item, hash, &at);
}

int set_discard(ObObject *op, ObObject *item)
{
    Link **at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find((Set *)op, item, hash, &at);
    if (found <= 0)
        return found;
    ObObject *old = take(at);
    ((Set *)op)->size--;
    ob_decref(old);
    return 0;
}
