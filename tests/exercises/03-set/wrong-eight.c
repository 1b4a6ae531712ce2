// REFUSED: Any number of objects may have one hash
// Asks the first eight of one hash.
#include "set.h"
#include <string.h>
typedef struct Entry { int64_t hash; ObObject *item; } Entry;
typedef struct Set { ObObject base; size_t size, capacity; Entry *entry; } Set;
static ObObject *set_repr(ObObject *op) { (void)op; return ob_str_from("<Set>"); }
static int set_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *s = (Set *)op;
    int r = 0;
    for (size_t i = 0; r == 0 && i < s->size; i++)
        r = visit(s->entry[i].item, arg);
    return r;
}
static ObObject *set_drop(ObObject *op)
{
    Set *s = (Set *)op;
    return s->size == 0 ? NULL : ob_dropped(s->entry[--s->size].item);
}
static void set_free(ObObject *op)
{
    Set *s = (Set *)op;
    if (s->entry != NULL)
        ob_mem_free(ob_mem(), s->entry);
    ob_object_free(op);
}
ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Set",
    .basic_size = sizeof(Set), .repr = set_repr, .traverse = set_traverse,
    .drop_next = set_drop, .free = set_free,
};
ObObject *set_new(void)
{
    Set *s = (Set *)ob_object_new(&set_type, sizeof *s);
    if (s != NULL)
        s->size = s->capacity = 0, s->entry = NULL;
    return (ObObject *)s;
}
size_t set_size(const ObObject *op) { return ((const Set *)op)->size; }
static int find(const Set *s, ObObject *item, int64_t hash, size_t *at)
{
    size_t low = 0, high = s->size;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (s->entry[mid].hash < hash)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t asked = 0; asked < 8 && low < s->size && s->entry[low].hash == hash; low++, asked++) {
        int same = ob_same(s->entry[low].item, item);
        *at = low;
        if (same != 0)
            return same;
    }
    *at = low;
    return 0;
}
int set_add(ObObject *op, ObObject *item)
{
    Set *s = (Set *)op;
    size_t at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find(s, item, hash, &at);
    if (found != 0)
        return found < 0 ? -1 : 0;
    Entry *e = ob_grow(s->entry, s->size, &s->capacity, sizeof *e);
    if (e == NULL)
        return -1;
    s->entry = e;
    memmove(e + at + 1, e + at, (s->size++ - at) * sizeof *e);
    e[at] = (Entry){ hash, item };
    ob_incref(item);
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
    Set *s = (Set *)op;
    size_t at;
    int64_t hash = ob_hash(item);
    int found = hash == -1 ? -1 : find(s, item, hash, &at);
    if (found <= 0)
        return found;
    ObObject *old = s->entry[at].item;
    memmove(s->entry + at, s->entry + at + 1, (--s->size - at) * sizeof *s->entry);
    ob_decref(old);
    return 0;
}
