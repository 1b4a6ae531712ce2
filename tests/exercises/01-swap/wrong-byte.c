// REFUSED: The names may stand anywhere
// Finds a place in a byte.
#include "ouroboros.h"
#include <string.h>
int swap_names(ObNamespace *ns, const char *a, const char *b);
static uint8_t place(const ObNamespace *ns, const char *name)
{
    size_t i = 0;
    while (strcmp(ob_namespace_name(ns, i), name) != 0)
        i++;
    return (uint8_t)i;
}
int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    if (ob_namespace_lookup_borrowed(ns, a) == NULL
        || ob_namespace_lookup_borrowed(ns, b) == NULL)
        return -1;
    ObObject *va = ob_namespace_value(ns, place(ns, a));
    ObObject *vb = ob_namespace_value(ns, place(ns, b));
    int result = ob_namespace_bind_steal(ns, a, vb);
    return ob_namespace_bind_steal(ns, b, va) + result;
}
