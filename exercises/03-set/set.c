/* Exercise 3.4: A set    (make exercise EX=03-set) */
#include "set.h"

typedef struct Set {
    ObObject base;
    size_t size;
    /* Your members. */
} Set;

ObType set_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Set",
    .basic_size = sizeof(Set),
    .free = ob_object_free,
    /* Your slots. */
};

ObObject *set_new(void)
{
    ObObject *op = ob_object_new(&set_type, sizeof(Set));
    if (op != NULL)
        *(Set *)op = (Set){ .base = *op };
    return op;
}

size_t set_size(const ObObject *op)
{
    return ((const Set *)op)->size;
}

int set_add(ObObject *op, ObObject *item)
{
    (void)op;
    (void)item;
    return 0;
}

int set_has(ObObject *op, ObObject *item)
{
    (void)op;
    (void)item;
    return 0;
}

int set_discard(ObObject *op, ObObject *item)
{
    (void)op;
    (void)item;
    return 0;
}
