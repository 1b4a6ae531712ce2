// REFUSED: Each call looks anew
// Remembers where the two names stood.
#include "ouroboros.h"
#include <string.h>
int swap_names(ObNamespace *ns, const char *a, const char *b);
static const ObNamespace *last;
static const char *last_a, *last_b;
static size_t at_a, at_b;
static size_t find(const ObNamespace *ns, const char *name)
{
    size_t i = 0;
    while (i < ob_namespace_size(ns)
           && strcmp(ob_namespace_name(ns, i), name) != 0)
        i++;
    return i;
}
int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    if (ns != last || a != last_a || b != last_b
        || at_a >= ob_namespace_size(ns) || at_b >= ob_namespace_size(ns)) {
        ObObject *one = ob_namespace_lookup_borrowed(ns, a);
        if (one == NULL || ob_namespace_lookup_borrowed(ns, b) == NULL)
            return -1;
        last = ns, last_a = a, last_b = b;
        at_a = find(ns, a), at_b = find(ns, b);
    }
    ObObject *va = ob_namespace_value(ns, at_a);
    ObObject *vb = ob_namespace_value(ns, at_b);
    int result = ob_namespace_bind(ns, ob_namespace_name(ns, at_a), vb);
    if (result == 0)
        result = ob_namespace_bind(ns, ob_namespace_name(ns, at_b), va);
    ob_decref(va);
    ob_decref(vb);
    return result;
}
