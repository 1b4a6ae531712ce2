// As little as will do.
#include "ouroboros.h"

ObObject *readonly_new(ObObject *value);
extern ObType readonly_type;

typedef struct Box { ObObject head; ObObject *of; } Box;

#define OF(op) (((Box *)(op))->of)

static ObObject *take(ObObject *op)
{
    ObObject *of = OF(op);
    OF(op) = NULL;
    return of;
}

static void clear(ObObject *op)
{
    ObObject *of = take(op);
    if (of)
        ob_decref(of);
}

static ObObject *drop_next(ObObject *op)
{
    ObObject *of = take(op);
    return of ? ob_dropped(of) : NULL;
}

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    return OF(op) ? visit(OF(op), arg) : 0;
}

static ObObject *get(ObObject *self, ObObject *op)
{
    ObObject *got = op == NULL ? self : OF(self);
    if (got)
        ob_incref(got);
    else
        ob_raise(OB_ATTRIBUTE_ERROR, "it is cleared");
    return got;
}

static int set(ObObject *self, ObObject *op, ObObject *value)
{
    (void)self, (void)op, (void)value;
    return ob_raise(OB_ATTRIBUTE_ERROR, "read-only") == NULL ? -1 : 0;
}

static ObObject *repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "readonly",
    .basic_size = sizeof(Box), .free = ob_object_free, .repr = repr,
    .traverse = traverse, .clear = clear, .drop_next = drop_next,
    .get = get, .set = set,
};

ObObject *readonly_new(ObObject *value)
{
    ObObject *op = ob_object_new(&readonly_type, sizeof(Box));
    if (op == NULL)
        return NULL;
    OF(op) = value;
    ob_incref(value);
    ob_track(op);
    return op;
}
