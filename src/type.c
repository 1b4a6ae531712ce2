/* type: the type of types.
 *
 * CPython: Objects/typeobject.c
 */
#include "ob_values.h"

static ObObject *type_repr(ObObject *op)
{
    return ob_str_format("<class '%s'>", ((ObType *)op)->name);
}

/* the type of types */
ObType ob_type_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "type",
    .basic_size = sizeof(ObType),
    .repr = type_repr,
};
