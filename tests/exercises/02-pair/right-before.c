// The references are taken first, and given back if there is no memory.
#include "pair.h"

struct Two {
    ObObject base;
    ObObject *car, *cdr;
};

static int show(ObObject *op, ObVisit *visit, void *arg)
{
    struct Two *two = (struct Two *)op;
    int result = 0;
    if (two->car != NULL)
        result = visit(two->car, arg);
    if (result == 0 && two->cdr != NULL)
        result = visit(two->cdr, arg);
    return result;
}

static ObObject *next(ObObject *op)
{
    struct Two *two = (struct Two *)op;
    ObObject *car = two->car, *cdr = two->cdr;
    if (car != NULL) {
        two->car = NULL;
        return ob_dropped(car);
    }
    if (cdr == NULL)
        return NULL;
    two->cdr = NULL;
    return ob_dropped(cdr);
}

ObType pair_type = {
    OB_STATIC_HEADER(&ob_type_type), .name = "Pair",
    .basic_size = sizeof(struct Two), .free = ob_object_free,
    .traverse = show, .drop_next = next,
};

ObObject *pair_new(ObObject *first, ObObject *second)
{
    ob_incref(first);
    ob_incref(second);
    ObObject *op = ob_object_new(&pair_type, sizeof(struct Two));
    if (op == NULL) {
        ob_decref(second);
        ob_decref(first);
        return NULL;
    }
    struct Two *two = (struct Two *)op;
    two->car = first;
    two->cdr = second;
    return op;
}

ObObject *pair_first_borrowed(const ObObject *pair)
{
    return ((const struct Two *)pair)->car;
}

ObObject *pair_second_borrowed(const ObObject *pair)
{
    return ((const struct Two *)pair)->cdr;
}
