// REFUSED: Read from the class, op is NULL, and the descriptor gives itself
// Raises when it is read from the class, cleared.
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

typedef struct Readonly {
    ObObject base;
    ObObject *value;        /* NULL: it was cleared */
} Readonly;

static ObObject *readonly_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

static ObObject *readonly_get(ObObject *attr, ObObject *op)
{
    ObObject *result = op == NULL ? attr : ((Readonly *)attr)->value;
    if (((Readonly *)attr)->value == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "no value");
    ob_incref(result);
    return result;
}

static int readonly_set(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");
    return -1;
}

static int readonly_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *value = ((Readonly *)op)->value;
    return value == NULL ? 0 : visit(value, arg);
}

static ObObject *readonly_drop_next(ObObject *op)
{
    ObObject *value = ((Readonly *)op)->value;
    ((Readonly *)op)->value = NULL;
    return value == NULL ? NULL : ob_dropped(value);
}

static void readonly_clear(ObObject *op)
{
    ObObject *value = ((Readonly *)op)->value;
    ((Readonly *)op)->value = NULL;
    if (value != NULL)
        ob_decref(value);
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "readonly",
    .basic_size = sizeof(Readonly),
    .repr = readonly_repr,
    .get = readonly_get,
    .set = readonly_set,
    .traverse = readonly_traverse,
    .drop_next = readonly_drop_next,
    .clear = readonly_clear,
    .free = ob_object_free,
};

ObObject *readonly_new(ObObject *value)
{
    ObObject *op = ob_object_new(&readonly_type, sizeof(Readonly));
    if (op == NULL)
        return NULL;
    ob_incref(value);
    ((Readonly *)op)->value = value;
    ob_track(op);
    return op;
}
