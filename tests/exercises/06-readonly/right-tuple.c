// A tuple of one holds the value.
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

typedef struct ReadOnly { ObObject base; ObObject *tuple; } ReadOnly;

static ObObject *get(ObObject *attr, ObObject *op)
{
    ObObject *tuple = ((ReadOnly *)attr)->tuple, *result = attr;
    if (op != NULL && tuple == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "gone");
    if (op != NULL)
        return ob_tuple_item(tuple, 0);
    ob_incref(result);
    return result;
}

static int set(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr, (void)op, (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "%s", "read-only");
    return -1;
}

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ReadOnly *self = (ReadOnly *)op;
    return self->tuple == NULL ? 0 : visit(self->tuple, arg);
}

static ObObject *drop_next(ObObject *op)
{
    ReadOnly *self = (ReadOnly *)op;
    ObObject *tuple = self->tuple;
    self->tuple = NULL;
    return tuple == NULL ? NULL : ob_dropped(tuple);
}

static void clear(ObObject *op)
{
    ReadOnly *self = (ReadOnly *)op;
    ObObject *tuple = self->tuple;
    self->tuple = NULL;
    if (tuple != NULL)
        ob_decref(tuple);
}

static ObObject *repr(ObObject *op)
{
    return ob_str_format("<%s>", ob_type(op)->name);
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "readonly",
    .basic_size = sizeof(ReadOnly), .free = ob_object_free,
    .repr = repr, .get = get, .set = set, .traverse = traverse,
    .drop_next = drop_next, .clear = clear,
};

ObObject *readonly_new(ObObject *value)
{
    ObObject *tuple = ob_tuple_new(1, &value);
    if (tuple == NULL)
        return NULL;
    ObObject *op = ob_object_new(&readonly_type, sizeof(ReadOnly));
    if (op == NULL) {
        ob_decref(tuple);
        return NULL;
    }
    ((ReadOnly *)op)->tuple = tuple;
    ob_track(op);
    return op;
}
