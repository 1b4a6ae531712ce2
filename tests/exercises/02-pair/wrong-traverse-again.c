// REFUSED: traverse visits what a Pair holds: both, each once, until visit returns something other than 0.
// Does not listen to what visit returns.
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
    visit(pair->first, arg);
    return visit(pair->second, arg);
}

static ObObject *pair_drop_next(ObObject *op)
{
    Pair *pair = (Pair *)op;
    ObObject **held = pair->first != NULL ? &pair->first
                                          : &pair->second;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
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
