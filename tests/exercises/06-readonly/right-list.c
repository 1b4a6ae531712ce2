// The value is in a list of one.
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

typedef struct Readonly {
    ObObject base;
    ObObject *list;        /* of one; NULL: it is dying */
} Readonly;

#define list_of(op) (((Readonly *)(op))->list)

static ObObject *readonly_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

static ObObject *readonly_get(ObObject *attr, ObObject *op)
{
    if (op != NULL && list_of(attr) != NULL
        && ob_list_size(list_of(attr)) > 0)
        return ob_list_get(list_of(attr), 0);
    if (op != NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "cleared");
    ob_incref(attr);
    return attr;
}

static int readonly_set(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr, (void)op, (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");
    return -1;
}

static int readonly_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    return list_of(op) == NULL ? 0 : visit(list_of(op), arg);
}

static ObObject *readonly_drop_next(ObObject *op)
{
    ObObject *list = list_of(op);
    list_of(op) = NULL;
    return list == NULL ? NULL : ob_dropped(list);
}

static void readonly_clear(ObObject *op)
{
    ObObject *list = readonly_drop_next(op);
    if (list != NULL)
        ob_decref(list);
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
    ObObject *list = ob_list_from(1, &value);
    if (list == NULL)
        return NULL;
    ObObject *op = ob_object_new(&readonly_type, sizeof(Readonly));
    if (op == NULL)
        ob_decref(list);
    else {
        list_of(op) = list;
        ob_track(op);
    }
    return op;
}
