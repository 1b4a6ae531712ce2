// REFUSED: The attribute is there all the same: copy values
// Sets the attributes by name.
#include "ouroboros.h"
#include <string.h>
struct ObKeys {
    size_t holders;
    uint8_t used, room;
    ObObject *name[30];
};
ObObject *instance_copy(ObObject *op);
static ObObject **at(ObObject *op, size_t offset)
{
    return (ObObject **)((char *)op + offset);
}
static void copy_refs(ObObject **from, ObObject **to, size_t n)
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
        size_t n = ob_tuple_size(cls->slots);
        copy_refs(at(op, cls->first_slot), at(copy, cls->first_slot), n);
    }
}
static int copy_values(ObObject *op, ObObject *copy)
{
    const ObValues *from = ob_instance_values(op);
    const uint8_t *order = (const uint8_t *)(from->value + from->room);
    const ObKeys *keys = ((const ObClass *)ob_type(op))->keys;
    for (uint8_t i = 0; i < from->size; i++)
        if (ob_setattr(copy, ob_str_utf8(keys->name[order[i]]),
                       from->value[order[i]]) < 0)
            return -1;
    return 0;
}
static int copy_dict(ObObject *dict, ObObject *copy)
{
    return ob_setattr_steal(copy, "__dict__", ob_dict_copy(dict));
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
    ObObject *dict = *at(op, offset);
    if ((dict == NULL ? copy_values(op, copy) : copy_dict(dict, copy)) < 0) {
        ob_decref(copy);
        return NULL;
    }
    return copy;
}
