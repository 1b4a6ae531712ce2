// REFUSED: A borrowed reference is good only as long as its name stays bound
// Keeps borrowed references across a rebinding.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup_borrowed(ns, a);
    ObObject *second = ob_namespace_lookup_borrowed(ns, b);
    if (first == NULL || second == NULL)
        return -1;
    if (ob_namespace_bind(ns, a, second) < 0)
        return -1;
    return ob_namespace_bind(ns, b, first);
}
