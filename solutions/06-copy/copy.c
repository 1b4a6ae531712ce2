/* Exercise 6.4: A copy that costs nothing more. A solution. */
#include "ouroboros.h"

#include <string.h>

ObObject *instance_copy(ObObject *op);

static ObObject **place(ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}

static void copy_references(ObObject *const from[], ObObject *to[],
                            size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (from[i] != NULL) {
            ob_incref(from[i]);
            to[i] = from[i];
        }
}

static void copy_slots(ObObject *op, ObObject *copy)
{
    const ObType *type = ob_type(op);
    for (; ob_class_check(&type->base); type = ob_type_parent(type)) {
        const ObClass *cls = (const ObClass *)type;
        copy_references(place(op, cls->first_slot),
                        place(copy, cls->first_slot),
                        ob_tuple_size(cls->slots));
    }
}

static void copy_values(ObObject *op, ObObject *copy)
{
    ObValues *from = ob_instance_values(op);
    ObValues *to = ob_instance_values(copy);
    /* a later instance has no more room, and enough for all names */
    copy_references(from->value, to->value, to->room);
    memcpy(&to->value[to->room], &from->value[from->room], from->size);
    to->size = from->size;
}

static int copy_dict(ObObject *dict, ObObject *copy)
{
    ObObject *other = ob_dict_copy(dict);
    return ob_setattr_steal(copy, "__dict__", other);
}

ObObject *instance_copy(ObObject *op)
{
    ObObject *copy = ob_instance_new(&ob_type(op)->base);
    if (copy == NULL)
        return NULL;
    copy_slots(op, copy);
    size_t offset = ob_type(op)->dict_offset;
    if (offset == 0)
        return copy;
    ObObject *dict = *place(op, offset);
    if (dict == NULL)
        copy_values(op, copy);
    else if (copy_dict(dict, copy) < 0) {
        ob_decref(copy);
        return NULL;
    }
    return copy;
}
