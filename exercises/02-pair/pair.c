/* Exercise 2.3: A pair    (make exercise EX=02-pair) */
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

ObType pair_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Pair",
    .basic_size = sizeof(Pair),
    .repr = pair_repr,
    .free = ob_object_free,
    /* Your slots. */
};

ObObject *pair_new(ObObject *first, ObObject *second)
{
    ObObject *op = ob_object_new(&pair_type, sizeof(Pair));
    if (op == NULL)
        return NULL;
    /* Your code: who holds what now? */
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
