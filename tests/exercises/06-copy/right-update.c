// A dict is filled from another one by ob_dict_update: it is new, so no key is asked.
#include "ouroboros.h"

ObObject *instance_copy(ObObject *op);

static ObObject **at(ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}

static void copy_slots(ObObject *op, ObObject *copy)
{
    for (const ObType *type = ob_type(op);
         type != NULL && ob_class_check(&type->base);) {
        const ObClass *cls = (const ObClass *)type;
        size_t n = cls->slots != NULL ? ob_tuple_size(cls->slots) : 0;
        for (size_t i = 0; i < n; i++) {
            size_t offset = cls->first_slot + i * sizeof(ObObject *);
            ObObject *value = *at(op, offset);
            if (value == NULL)
                continue;
            ob_incref(value);
            *at(copy, offset) = value;
        }
        type = cls->parent;
    }
}

static void copy_values(const ObObject *op, ObObject *copy)
{
    const ObValues *from = ob_instance_values(op);
    ObValues *to = ob_instance_values(copy);
    if (from->room == 0)
        return;                 /* its __dict__ was deleted */
    const uint8_t *order = (const uint8_t *)&from->value[from->room];
    uint8_t *its_order = (uint8_t *)&to->value[to->room];
    for (size_t i = 0; i < from->size; i++) {
        ObObject *value = from->value[order[i]];
        ob_incref(value);
        to->value[order[i]] = value;
        its_order[i] = order[i];
    }
    to->size = from->size;
}

ObObject *instance_copy(ObObject *op)
{
    ObObject *copy = ob_instance_new(&ob_type(op)->base);
    if (copy == NULL)
        return NULL;
    size_t offset = ob_type(op)->dict_offset;
    if (offset != 0 && *at(op, offset) != NULL) {
        ObObject *dict = ob_vars(copy);
        int result = dict != NULL ? ob_dict_update(dict, *at(op, offset))
                                  : -1;
        if (dict != NULL)
            ob_decref(dict);
        if (result < 0) {
            ob_decref(copy);
            return NULL;
        }
    } else if (offset != 0)
        copy_values(op, copy);
    copy_slots(op, copy);
    return copy;
}
