// A layout says where its references stand; the last is shown first.
#include "pair.h"

typedef struct Pair {
    ObObject base;
    size_t size;
    ObObject *items[2];
} Pair;

#define as_pair(op) ((Pair *)(op))

static ObObject *pair_repr(ObObject *op)
{
    return ob_str_format("<%s>", ob_type(op)->name);
}

static int pair_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    for (size_t i = as_pair(op)->size; i-- > 0 && result == 0; )
        result = visit(as_pair(op)->items[i], arg);
    return result;
}

static ObObject *pair_drop_next(ObObject *op)
{
    Pair *pair = as_pair(op);
    if (pair->size == 0)
        return NULL;
    ObObject *first = pair->items[0];
    pair->items[0] = pair->items[1];
    pair->size--;
    return ob_dropped(first);
}

ObType pair_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Pair",
    .basic_size = sizeof(Pair),
    .repr = pair_repr,
    .free = ob_object_free,
    .traverse = pair_traverse,
    .drop_next = pair_drop_next,
    .layout = { offsetof(Pair, size), offsetof(Pair, items), false },
};

ObObject *pair_new(ObObject *first, ObObject *second)
{
    ObObject *op = ob_object_new(&pair_type, sizeof(Pair));
    if (op != NULL) {
        *as_pair(op) = (Pair){ *op, 2, { first, second } };
        ob_hold_all(as_pair(op)->items, 2);
    }
    return op;
}

ObObject *pair_first_borrowed(const ObObject *pair)
{
    return as_pair(pair)->items[0];
}

ObObject *pair_second_borrowed(const ObObject *pair)
{
    return as_pair(pair)->items[1];
}
