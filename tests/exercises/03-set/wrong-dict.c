// REFUSED: Each reference is shown once, by the object that holds it.
// A dict does it all, and is silent about itself.
#include "set.h"

typedef struct Set {
    ObObject base;
    ObObject *dict;
} Set;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    size_t at = 0;
    ObObject *key, *value, *dict = ((Set *)op)->dict;
    int result = 0;
    while (result == 0 && dict != NULL
           && ob_dict_next_borrowed(dict, &at, &key, &value))
        result = visit(key, arg);
    return result;
}

static ObObject *drop_next(ObObject *op)
{
    ObObject *dict = ((Set *)op)->dict;
    ((Set *)op)->dict = NULL;
    return dict != NULL ? ob_dropped(dict) : NULL;
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Set",
    .basic_size = sizeof(Set), .traverse = traverse,
    .drop_next = drop_next, .free = ob_object_free,
};

ObObject *set_new(void)
{
    ObObject *dict = ob_dict_new();
    if (dict == NULL)
        return NULL;
    ObObject *op = ob_object_new(&set_type, sizeof(Set));
    if (op == NULL)
        ob_decref(dict);
    else
        ((Set *)op)->dict = dict;
    return op;
}

size_t set_size(const ObObject *op)
{
    return ob_dict_size(((const Set *)op)->dict);
}

int set_has(ObObject *op, ObObject *item)
{
    if (ob_dict_get_borrowed(((Set *)op)->dict, item) != NULL)
        return 1;
    if (ob_error() != OB_KEY_ERROR)
        return -1;
    ob_error_clear();
    return 0;
}

int set_add(ObObject *op, ObObject *item)
{
    int there = set_has(op, item);
    if (there != 0)
        return there < 0 ? -1 : 0;
    return ob_dict_set(((Set *)op)->dict, item, ob_none());
}

int set_discard(ObObject *op, ObObject *item)
{
    int there = set_has(op, item);
    if (there <= 0)
        return there;
    return ob_dict_del(((Set *)op)->dict, item);
}
