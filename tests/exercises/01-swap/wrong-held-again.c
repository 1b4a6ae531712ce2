// REFUSED: You took a reference that you never let go.
// Right when all goes well; the way out for a missing name forgets the other.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup(ns, a);
    ObObject *second = first == NULL ? NULL : ob_namespace_lookup(ns, b);
    if (second == NULL)
        return -1;
    int result = ob_namespace_bind_steal(ns, a, second);
    if (result == 0)
        result = ob_namespace_bind(ns, b, first);
    ob_decref(first);
    return result;
}
