/* Exercise 6.3: Read only    (make exercise EX=06-readonly) */
#include "ouroboros.h"

extern ObType readonly_type;
ObObject *readonly_new(ObObject *value);

ObType readonly_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "readonly",
    .basic_size = sizeof(ObObject),
    .free = ob_object_free,
};

ObObject *readonly_new(ObObject *value)
{
    /* Your code. */
    (void)value;
    return ob_object_new(&readonly_type, sizeof(ObObject));
}
