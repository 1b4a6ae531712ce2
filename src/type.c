/* type: the type of types.
 *
 * CPython: Objects/typeobject.c
 */
#include "ob_values.h"

static ObObject *type_repr(ObObject *op)
{
    return ob_str_format("<class '%s'>", ((ObType *)op)->name);
}

static const char *type_name(const ObObject *op)
{
    return ((const ObType *)op)->name;
}

/* the type of types */
ObType ob_type_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "type",
    .basic_size = sizeof(ObType),
    .repr = type_repr,
    .call = ob_class_call,
    .size_of = ob_class_size_of,
    .traverse = ob_class_traverse,
    .drop_next = ob_class_drop_next,
    .clear = ob_class_clear,
    .free = ob_class_free,
    .weak_offset = sizeof(ObType),      /* of an ObClass, see there */
    .name_of = type_name,
};
