// REFUSED: traverse visits what a Pair holds
// Does not show the first when the second is a pair.
#include "pair.h"

typedef struct Pair {
    ObObject base;
    ObObject *first, *second;
} Pair;

static ObObject *pair_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Pair>");
}

static int pair_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Pair *pair = (Pair *)op;
    int result = 0;
    if (pair->first != NULL && (pair->second == NULL
        || ob_type(pair->second) != ob_type(op)))
        result = visit(pair->first, arg);
    if (result == 0 && pair->second != NULL)
        result = visit(pair->second, arg);
    return result;
}

static ObObject *pair_drop_next(ObObject *op)
{
    Pair *pair = (Pair *)op;
    ObObject *next = pair->first;
    if (next != NULL) {
        pair->first = NULL;
        return ob_dropped(next);
    }
    next = pair->second;
    if (next != NULL) {
        pair->second = NULL;
        return ob_dropped(next);
    }
    return NULL;
}

ObType pair_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Pair",
    .basic_size = sizeof(Pair),
    .repr = pair_repr,
    .traverse = pair_traverse,
    .drop_next = pair_drop_next,
    .free = ob_object_free,
};

ObObject *pair_new(ObObject *first, ObObject *second)
{
    ObObject *op = ob_object_new(&pair_type, sizeof(Pair));
    if (op == NULL)
        return NULL;
    ob_incref(first);
    ob_incref(second);
    ((Pair *)op)->first = first;
    ((Pair *)op)->second = second;
    return op;
}

ObObject *pair_first_borrowed(const ObObject *pair)
{
    return ((const Pair *)pair)->first;
}

ObObject *pair_second_borrowed(const ObObject *pair)
{
    return ((const Pair *)pair)->second;
}
