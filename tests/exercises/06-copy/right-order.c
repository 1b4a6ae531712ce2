// One reference after the other, in the order in which they were set.
#include "ouroboros.h"

ObObject *instance_copy(ObObject *op);

static uint8_t *order_of(ObValues *values)
{
    return (uint8_t *)(values->value + values->room);
}

static void give(ObObject **place, ObObject *value)
{
    *place = value;
    ob_incref(value);
}

/* The slots of all classes lie one after the other, from the first of
 * the last parent on; in whatever order the classes come. */
static void give_slots(ObObject *copy, ObObject *op)
{
    for (const ObType *t = ob_type(op); ob_class_check(&t->base);
         t = ob_type_parent(t)) {
        const ObClass *cls = (const ObClass *)t;
        for (size_t i = ob_tuple_size(cls->slots); i-- > 0; ) {
            size_t at = cls->first_slot + i * sizeof op;
            ObObject *value = *(ObObject **)((char *)op + at);
            if (value != NULL)
                give((ObObject **)((char *)copy + at), value);
        }
    }
}

static void give_values(ObObject *copy, ObObject *op)
{
    ObValues *from = ob_instance_values(op);
    ObValues *to = ob_instance_values(copy);
    for (to->size = 0; to->size < from->size; to->size++) {
        uint8_t at = order_of(from)[to->size];
        order_of(to)[to->size] = at;
        give(&to->value[at], from->value[at]);
    }
}

ObObject *instance_copy(ObObject *op)
{
    ObObject *copy = ob_instance_new(&ob_type(op)->base);
    size_t at = ob_type(op)->dict_offset;
    if (copy == NULL)
        return NULL;
    if (at != 0 && *(ObObject **)((char *)op + at) == NULL)
        give_values(copy, op);
    else if (at != 0) {
        ObObject *dict = ob_dict_copy(*(ObObject **)((char *)op + at));
        if (ob_setattr_steal(copy, "__dict__", dict) < 0) {
            ob_decref(copy);
            return NULL;
        }
    }
    give_slots(copy, op);
    return copy;
}
