// The dict first; values by their bytes, each place by hand.
#include "ouroboros.h"

#include <string.h>

ObObject *instance_copy(ObObject *op);

static void share(ObObject **to, ObObject *from)
{
    if (from != NULL)
        ob_incref(from);
    *to = from;
}

static void share_slots(ObObject *copy, ObObject *op, const ObType *type)
{
    if (!ob_class_check(&type->base))
        return;
    const ObClass *cls = (const ObClass *)type;
    for (size_t i = 0; i < ob_tuple_size(cls->slots); i++) {
        size_t at = cls->first_slot + i * sizeof(ObObject *);
        share((ObObject **)((char *)copy + at),
              *(ObObject **)((char *)op + at));
    }
    share_slots(copy, op, ob_type_parent(type));
}

ObObject *instance_copy(ObObject *op)
{
    size_t at = ob_type(op)->dict_offset;
    ObObject *dict = at != 0 ? *(ObObject **)((char *)op + at) : NULL;
    ObObject *own = dict != NULL ? ob_dict_copy(dict) : NULL;
    if (dict != NULL && own == NULL)
        return NULL;
    ObObject *copy = ob_instance_new(&ob_type(op)->base);
    if (copy == NULL || (own != NULL
                         && ob_setattr(copy, "__dict__", own) < 0)) {
        if (own != NULL)
            ob_decref(own);
        if (copy != NULL)
            ob_decref(copy);
        return NULL;
    }
    if (own != NULL)
        ob_decref(own);
    share_slots(copy, op, ob_type(op));
    if (at == 0 || dict != NULL)
        return copy;
    const ObValues *from = ob_instance_values(op);
    ObValues *to = ob_instance_values(copy);
    for (size_t i = 0; i < from->room && i < to->room; i++)
        share(&to->value[i], from->value[i]);
    const char *order = (const char *)&from->value[from->room];
    for (size_t i = 0; i < from->size; i++)
        ((char *)&to->value[to->room])[i] = order[i];
    to->size = from->size;
    return copy;
}
