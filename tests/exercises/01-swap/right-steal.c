// Two references of its own, both given away.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *x = ob_namespace_lookup(ns, a), *y;
    if (x == NULL)
        return -1;
    if ((y = ob_namespace_lookup(ns, b)) != NULL)
        return ob_namespace_bind_steal(ns, a, y) < 0
               || ob_namespace_bind_steal(ns, b, x) < 0 ? -1 : 0;
    ob_decref(x);
    return -1;
}
