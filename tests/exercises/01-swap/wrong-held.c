// REFUSED: You took a reference that you never let go.
// Forgets that lookup returns new references.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup(ns, a);
    ObObject *second = ob_namespace_lookup(ns, b);
    if (first == NULL || second == NULL)
        return -1;
    if (ob_namespace_bind(ns, a, second) < 0)
        return -1;
    return ob_namespace_bind(ns, b, first);
}
