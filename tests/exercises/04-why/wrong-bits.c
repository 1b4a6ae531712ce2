// REFUSED: The addresses of both are the same but for their upper bits
// Notes whom it has seen in 65,536 bits, by the lower bits of the address.
#include "ouroboros.h"

ObObject *find_cycle(ObObject *op);

typedef struct Found {
    ObObject **at;
    size_t *from;
    size_t used, room, room2, now;
    ObObject *table;    /* a dict: address -> 1 */
    ObObject *op;
    bool closed;
    unsigned char bits[8192];
} Found;

static int seen(Found *found, ObObject *op)
{
    size_t bit = (uintptr_t)op >> 4 & 0xFFFF;
    int there = found->bits[bit / 8] >> bit % 8 & 1;
    found->bits[bit / 8] |= (unsigned char)(1 << bit % 8);
    return there;
}

static int add(Found *found, ObObject *op, size_t from)
{
    ObObject **at = ob_grow(found->at, found->used, &found->room,
                            sizeof *at);
    if (at == NULL)
        return -1;
    found->at = at;
    size_t *f = ob_grow(found->from, found->used, &found->room2,
                        sizeof *f);
    if (f == NULL)
        return -1;
    found->from = f;
    at[found->used] = op;
    f[found->used++] = from;
    return 0;
}

static int look(ObObject *op, void *arg)
{
    Found *found = arg;
    if (op == found->op) {
        found->closed = true;
        return 1;
    }
    if (!ob_is_tracked(op))
        return 0;
    int there = seen(found, op);
    if (there != 0)
        return there < 0 ? -1 : 0;
    return add(found, op, found->now);
}

static int follow(ObObject *op, Found *found)
{
    return ob_type(op)->traverse(op, look, found);
}

static ObObject *path(Found *found)
{
    ObObject *list = ob_list_new();
    if (list == NULL || !found->closed)
        return list;
    ObObject **way = NULL;
    size_t used = 0, room = 0;
    for (size_t i = found->now; i != SIZE_MAX; i = found->from[i]) {
        ObObject **more = ob_grow(way, used, &room, sizeof *more);
        if (more == NULL)
            goto bad;
        way = more;
        way[used++] = found->at[i];
    }
    while (used > 0)
        if (ob_list_append(list, way[--used]) < 0)
            goto bad;
    if (way != NULL)
        ob_mem_free(ob_mem(), way);
    return list;
bad:
    if (way != NULL)
        ob_mem_free(ob_mem(), way);
    ob_decref(list);
    return NULL;
}

ObObject *find_cycle(ObObject *op)
{
    if (!ob_is_container(op))
        return ob_list_new();
    Found found = { .op = op, .table = ob_dict_new() };
    ObObject *list = NULL;
    if (found.table == NULL)
        return NULL;
    int result = add(&found, op, SIZE_MAX);
    for (; result == 0 && found.now < found.used; found.now++) {
        result = follow(found.at[found.now], &found);
        if (result != 0)
            break;
    }
    if (result >= 0)
        list = path(&found);
    if (found.at != NULL)
        ob_mem_free(ob_mem(), found.at);
    if (found.from != NULL)
        ob_mem_free(ob_mem(), found.from);
    ob_decref(found.table);
    return list;
}
