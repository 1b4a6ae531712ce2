/* none: None.
 *
 * CPython: Objects/object.c
 */
#include "ob_values.h"

static ObObject *none_repr(ObObject *op)
{
    (void)op;
    return ob_str_from("None");
}

ObType ob_none_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "NoneType",
    .basic_size = sizeof(ObObject),
    .repr = none_repr,
    .simple = true,
};

/* --- the singletons --- */

static ObObject none = OB_STATIC_HEADER(&ob_none_type);

ObObject *ob_none(void)
{
    return &none;
}
