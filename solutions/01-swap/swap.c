/* Exercise 1.2: Swap. A solution. */
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup(ns, a);
    if (first == NULL)
        return -1;
    ObObject *second = ob_namespace_lookup(ns, b);
    if (second == NULL) {
        ob_decref(first);
        return -1;
    }
    int result = ob_namespace_bind(ns, a, second);
    if (result == 0)
        result = ob_namespace_bind(ns, b, first);
    ob_decref(first);
    ob_decref(second);
    return result;
}
