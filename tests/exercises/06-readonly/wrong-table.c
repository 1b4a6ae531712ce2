// REFUSED: However many descriptors there are at once, each has a value of its own
// The values are in a table of 1,024.
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

/* A descriptor knows the place of its value. */
enum { ROOM = 1024 };
static ObObject *values[ROOM];

typedef struct Readonly {
    ObObject base;
    size_t place;
} Readonly;

static ObObject **value_of(ObObject *op)
{
    return &values[((Readonly *)op)->place];
}

static bool used[ROOM];

static ObObject *get(ObObject *attr, ObObject *op)
{
    if (op == NULL) {
        ob_incref(attr);
        return attr;
    }
    ObObject *value = *value_of(attr);
    if (value == NULL)
        return ob_raise(OB_ATTRIBUTE_ERROR, "no value");
    ob_incref(value);
    return value;
}

static int set(ObObject *attr, ObObject *op, ObObject *value)
{
    (void)attr;
    (void)op;
    (void)value;
    ob_raise(OB_ATTRIBUTE_ERROR, "read-only");
    return -1;
}

static ObObject *repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<readonly>");
}

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    return *value_of(op) != NULL ? visit(*value_of(op), arg) : 0;
}

static ObObject *drop_next(ObObject *op)
{
    ObObject *value = *value_of(op);
    *value_of(op) = NULL;
    return value != NULL ? ob_dropped(value) : NULL;
}

static void clear(ObObject *op)
{
    ObObject *value = *value_of(op);
    *value_of(op) = NULL;
    if (value != NULL)
        ob_decref(value);
}

static void free_one(ObObject *op)
{
    used[((Readonly *)op)->place] = false;
    ob_object_free(op);
}

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "readonly",
    .basic_size = sizeof(Readonly),
    .repr = repr,
    .get = get,
    .set = set,
    .traverse = traverse,
    .drop_next = drop_next,
    .clear = clear,
    .free = free_one,
};

ObObject *readonly_new(ObObject *value)
{
    size_t place = 0;
    while (place < ROOM && used[place])
        place++;
    if (place == ROOM)
        return ob_raise_memory();
    ObObject *op = ob_object_new(&readonly_type, sizeof(Readonly));
    if (op == NULL)
        return NULL;
    ((Readonly *)op)->place = place;
    used[place] = true;
    ob_incref(value);
    values[place] = value;
    ob_track(op);
    return op;
}
