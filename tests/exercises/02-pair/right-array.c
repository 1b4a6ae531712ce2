// An array of two, and a count of those that are left.
#include "pair.h"

typedef struct Pair {
    ObObject base;
    ObObject *held[2];
    int gone;
} Pair;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Pair *pair = (Pair *)op;
    for (int i = pair->gone; i < 2; i++) {
        int result = visit(pair->held[i], arg);
        if (result != 0)
            return result;
    }
    return 0;
}

static ObObject *drop_next(ObObject *op)
{
    Pair *pair = (Pair *)op;
    return pair->gone < 2 ? ob_dropped(pair->held[pair->gone++]) : NULL;
}

ObType pair_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Pair",
    .basic_size = sizeof(Pair), .traverse = traverse,
    .drop_next = drop_next, .free = ob_object_free,
};

ObObject *pair_new(ObObject *first, ObObject *second)
{
    Pair *pair = (Pair *)ob_object_new(&pair_type, sizeof(Pair));
    if (pair == NULL)
        return NULL;
    ob_incref(pair->held[0] = first);
    ob_incref(pair->held[1] = second);
    pair->gone = 0;
    return &pair->base;
}

ObObject *pair_first_borrowed(const ObObject *op)
{
    return ((const Pair *)op)->held[0];
}

ObObject *pair_second_borrowed(const ObObject *op)
{
    return ((const Pair *)op)->held[1];
}
