/* Exercise 6.3: Read only. A solution. */
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

typedef struct ReadOnly {
    ObObject base;
    ObObject *value;        /* a reference; NULL: cleared */
} ReadOnly;

static ObObject *readonly_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

static ObObject *readonly_get(ObObject *attr, ObObject *op)
{
    ObObject *value = op == NULL ? attr : ((ReadOnly *)attr)->value;
    if (value == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "cleared");
    ob_incref(value);
    return value;
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
    ObObject *value = ((ReadOnly *)op)->value;
    return value != NULL ? visit(value, arg) : 0;
}

static ObObject *readonly_drop_next(ObObject *op)
{
    ObObject *value = ((ReadOnly *)op)->value;
    ((ReadOnly *)op)->value = NULL;
    return value != NULL ? ob_dropped(value) : NULL;
}

static void readonly_clear(ObObject *op)
{
    ObObject *value = ((ReadOnly *)op)->value;
    ((ReadOnly *)op)->value = NULL;
    if (value != NULL)
        ob_decref(value);
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "readonly",
    .basic_size = sizeof(ReadOnly),
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
    ObObject *op = ob_object_new(&readonly_type, sizeof(ReadOnly));
    if (op == NULL)
        return NULL;
    ob_incref(value);
    ((ReadOnly *)op)->value = value;
    ob_track(op);
    return op;
}
