// REFUSED: The time must not grow faster than what is put in
// Goes from the first to the last; compares hashes before it asks ==.
#include "set.h"

typedef struct Set {
    ObObject base;
    size_t size, room;
    ObObject **item;
    int64_t *hash;
} Set;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    for (size_t i = 0; i < ((Set *)op)->size && result == 0; i++)
        result = visit(((Set *)op)->item[i], arg);
    return result;
}

static ObObject *drop_next(ObObject *op)
{
    Set *set = (Set *)op;
    return set->size > 0 ? ob_dropped(set->item[--set->size]) : NULL;
}

static void set_free(ObObject *op)
{
    if (((Set *)op)->item != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->item);
    if (((Set *)op)->hash != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->hash);
    ob_object_free(op);
}

static ObObject *repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Set>");
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Set",
    .basic_size = sizeof(Set), .repr = repr, .traverse = traverse,
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

static int find(const Set *set, ObObject *item, int64_t hash, size_t *at)
{
    for (*at = 0; *at < set->size; ++*at)
        if (set->hash[*at] == hash) {
            int same = set->item[*at] == item
                       ? 1 : ob_equal(set->item[*at], item);
            if (same != 0)
                return same;
        }
    return 0;
}

static void *larger(void *old, size_t size)
{
    void *block = old == NULL
        ? ob_mem_alloc(ob_mem(), OB_MEM_DATA, size)
        : ob_mem_resize(ob_mem(), old, size);
    if (block == NULL)
        ob_raise_memory();
    return block;
}

int set_add(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    size_t at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find(set, item, hash, &at);
    if (found != 0)
        return found < 0 ? -1 : 0;
    if (set->size == set->room) {
        size_t room = 2 * set->room + 8;
        void *items = larger(set->item, room * sizeof *set->item);
        if (items == NULL)
            return -1;
        set->item = items;
        void *hashes = larger(set->hash, room * sizeof *set->hash);
        if (hashes == NULL)
            return -1;
        set->hash = hashes;
        set->room = room;
    }
    ob_incref(item);
    set->item[set->size] = item;
    set->hash[set->size++] = hash;
    return 0;
}

int set_has(ObObject *op, ObObject *item)
{
    size_t at;
    int64_t hash = ob_hash(item);
    return hash == -1 ? -1 : find((Set *)op, item, hash, &at);
}

int set_discard(ObObject *op, ObObject *item)
{
    Set *set = (Set *)op;
    size_t at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find(set, item, hash, &at);
    if (found <= 0)
        return found;
    ObObject *old = set->item[at];
    set->size--;
    set->item[at] = set->item[set->size];
    set->hash[at] = set->hash[set->size];
    ob_decref(old);
    return 0;
}
