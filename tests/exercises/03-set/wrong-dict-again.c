// REFUSED: Each reference is shown once, by the object that holds it.
// Its objects are in a list, and it shows what is in the list.
#include "set.h"

typedef struct Set {
    ObObject base;
    ObObject *list;
} Set;

static int traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *list = ((Set *)op)->list;
    return list != NULL ? ob_type(list)->traverse(list, visit, arg) : 0;
}

static ObObject *drop_next(ObObject *op)
{
    ObObject *list = ((Set *)op)->list;
    ((Set *)op)->list = NULL;
    return list != NULL ? ob_dropped(list) : NULL;
}

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Set",
    .basic_size = sizeof(Set), .traverse = traverse,
    .drop_next = drop_next, .free = ob_object_free,
};

ObObject *set_new(void)
{
    ObObject *list = ob_list_new();
    if (list == NULL)
        return NULL;
    ObObject *op = ob_object_new(&set_type, sizeof(Set));
    if (op == NULL)
        ob_decref(list);
    else
        ((Set *)op)->list = list;
    return op;
}

size_t set_size(const ObObject *op)
{
    return ob_list_size(((const Set *)op)->list);
}

int set_has(ObObject *op, ObObject *item)
{
    if (ob_hash(item) == -1)
        return -1;
    int found = 0;
    for (int64_t i = 0; i < (int64_t)set_size(op) && found == 0; i++)
        found = ob_same(ob_list_get_borrowed(((Set *)op)->list, i), item);
    return found;
}

int set_add(ObObject *op, ObObject *item)
{
    int there = set_has(op, item);
    if (there != 0)
        return there < 0 ? -1 : 0;
    return ob_list_append(((Set *)op)->list, item);
}

int set_discard(ObObject *op, ObObject *item)
{
    ObObject *list = ((Set *)op)->list;
    int found = set_has(op, item);
    for (int64_t i = 0; found > 0 && i < (int64_t)set_size(op); i++)
        if (ob_same(ob_list_get_borrowed(list, i), item) == 1)
            return ob_list_del(list, i);
    return found < 0 ? -1 : 0;
}
