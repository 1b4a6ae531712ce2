// Borrows both, and holds only the one that would die.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    ObObject *first = ob_namespace_lookup_borrowed(ns, a);
    ObObject *second = first != NULL
        ? ob_namespace_lookup_borrowed(ns, b) : NULL;
    if (second == NULL)
        return -1;
    ob_incref(first);
    ob_namespace_bind(ns, a, second);
    return ob_namespace_bind_steal(ns, b, first);
}

/* Whoever likes to try it. */
int main(void)
{
    return 0;
}
