// Without a clear: like a tuple, it leaves that to whatever else is in the cycle.
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

typedef struct ReadOnly {
    ObObject base;
    ObObject *value;        /* NULL: cleared */
} ReadOnly;

static ObObject *take(ObObject *op)
{
    ObObject *value = ((ReadOnly *)op)->value;
    ((ReadOnly *)op)->value = NULL;
    return value;
}

static ObObject *readonly_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

static int readonly_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *value = ((ReadOnly *)op)->value;
    return value != NULL ? visit(value, arg) : 0;
}

static ObObject *readonly_drop_next(ObObject *op)
{
    ObObject *value = take(op);
    return value != NULL ? ob_dropped(value) : NULL;
}

static ObObject *readonly_get(ObObject *attr, ObObject *op)
{
    ObObject *found = op == NULL ? attr : ((ReadOnly *)attr)->value;
    if (found == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "the value is gone");
    ob_incref(found);
    return found;
}

static int readonly_set(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");
    return -1;
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "readonly",
    .basic_size = sizeof(ReadOnly),
    .free = ob_object_free,
    .repr = readonly_repr,
    .traverse = readonly_traverse,
    .drop_next = readonly_drop_next,
    .fixed = true,      /* like a tuple: others break the cycle */
    .get = readonly_get,
    .set = readonly_set,
};

ObObject *readonly_new(ObObject *value)
{
    ObObject *op = ob_object_new(&readonly_type, sizeof(ReadOnly));
    if (op == NULL)
        return NULL;
    ob_incref(value);
    ((ReadOnly *)op)->value = value;
    ob_track(op);
    return op;
}
