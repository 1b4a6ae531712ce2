// REFUSED: Rebinding the name let go of the last reference, and you went on with a dead object
// Lets go of its own references before it has bound them.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup(ns, a);
    if (first == NULL)
        return -1;
    ob_decref(first);
    ObObject *second = ob_namespace_lookup(ns, b);
    if (second == NULL)
        return -1;
    int result = ob_namespace_bind_steal(ns, a, second);
    return result < 0 ? result : ob_namespace_bind(ns, b, first);
}
