// REFUSED: two of them may be further apart than an int64_t can tell
// Sorted by hash; which is less is told by the difference.
#include "set.h"
#include <string.h>
typedef struct Set {
    ObObject base;
    size_t size, capacity;
    struct item { int64_t hash; ObObject *op; } *items;
} Set;
static int64_t order(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a - (uint64_t)b);
}
static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Set *s = (Set *)op;
    int r = 0;
    for (size_t i = 0; i < s->size && r == 0; i++)
        r = visit(s->items[i].op, arg);
    return r;
}
static ObObject *drop_next(ObObject *op)
{
    Set *s = (Set *)op;
    return s->size != 0 ? ob_dropped(s->items[--s->size].op) : NULL;
}
static void set_free(ObObject *op)
{
    if (((Set *)op)->items != NULL)
        ob_mem_free(ob_mem(), ((Set *)op)->items);
    ob_object_free(op);
}
ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Set", .basic_size = sizeof(Set),
    .free = set_free, .traverse = traverse, .drop_next = drop_next,
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
static int find(Set *s, ObObject *item, int64_t *hash, size_t *at)
{
    *hash = ob_hash(item);
    if (*hash == -1)
        return -1;
    size_t low = 0, high = s->size;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (order(s->items[mid].hash, *hash) < 0) low = mid + 1; else high = mid;
    }
    int r = 0;
    for (; low < s->size && s->items[low].hash == *hash; low++) {
        r = ob_same(s->items[low].op, item);
        if (r != 0)
            break;
    }
    *at = low;
    return r;
}
int set_has(ObObject *op, ObObject *item)
{
    int64_t h;
    size_t at;
    return find((Set *)op, item, &h, &at);
}
int set_add(ObObject *op, ObObject *item)
{
    Set *s = (Set *)op;
    int64_t h;
    size_t at;
    int r = find(s, item, &h, &at);
    if (r != 0)
        return r < 0 ? -1 : 0;
    struct item *more = ob_grow(s->items, s->size, &s->capacity, sizeof *more);
    if (more == NULL)
        return -1;
    s->items = more;
    memmove(&more[at + 1], &more[at], (s->size - at) * sizeof *more);
    ob_incref(item);
    more[at].hash = h;
    more[at].op = item;
    s->size++;
    return 0;
}
int set_discard(ObObject *op, ObObject *item)
{
    Set *s = (Set *)op;
    int64_t h;
    size_t at;
    int r = find(s, item, &h, &at);
    if (r <= 0)
        return r;
    ObObject *out = s->items[at].op;
    s->size--;
    memmove(&s->items[at], &s->items[at + 1], (s->size - at) * sizeof *s->items);
    ob_decref(out);
    return 0;
}
