// REFUSED: An instance with a dict has no room for values any more
// Puts the dict in by hand, and leaves the room for values.
#include "ouroboros.h"
#include <string.h>

ObObject *instance_copy(ObObject *op);

static ObObject **at(const ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}

static void copy_slots(ObObject *copy, const ObObject *op)
{
    const ObObject *type = &ob_type(op)->base;
    while (ob_class_check(type)) {
        const ObClass *cls = (const ObClass *)type;
        for (size_t i = 0; i < ob_tuple_size(cls->slots); i++) {
            ObObject *value = at(op, cls->first_slot)[i];
            if (value != NULL)
                ob_incref(value);
            at(copy, cls->first_slot)[i] = value;
        }
        type = &cls->parent->base;
    }
}

static void copy_values(ObObject *copy, const ObObject *op)
{
    ObValues *to = ob_instance_values(copy);
    const ObValues *from = ob_instance_values(op);
    for (size_t i = 0; i < from->room && from->size > 0; i++)
        if (from->value[i] != NULL) {
            ob_incref(from->value[i]);
            to->value[i] = from->value[i];
        }
    memcpy(&to->value[to->room], &from->value[from->room], from->size);
    to->size = from->size;
}

ObObject *instance_copy(ObObject *op)
{
    size_t offset = ob_type(op)->dict_offset;
    ObObject *dict = NULL;
    if (offset != 0 && *at(op, offset) != NULL) {
        dict = ob_dict_copy(*at(op, offset));
        if (dict == NULL)
            return NULL;
    }
    ObObject *copy = ob_instance_new(&ob_type(op)->base);
    if (copy != NULL) {
        copy_slots(copy, op);
        if (dict == NULL && offset != 0)
            copy_values(copy, op);
        if (dict != NULL)
            *at(copy, offset) = dict;
    } else if (dict != NULL)
        ob_decref(dict);
    return copy;
}
