// REFUSED: If one of the names is not bound, nothing may have changed
// Rebinds the first name before it knows that there is a second.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup(ns, a);
    if (first == NULL)
        return -1;
    ob_namespace_unbind(ns, a);
    ObObject *second = ob_namespace_lookup(ns, b);
    if (second == NULL) {
        ob_decref(first);
        return -1;
    }
    ob_namespace_bind_steal(ns, a, second);
    return ob_namespace_bind_steal(ns, b, first);
}
