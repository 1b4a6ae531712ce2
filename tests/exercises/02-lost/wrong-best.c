// REFUSED: on one of them nobody lets go.
// Lets go of the old best, and never of the others.
#include "lost.h"

int add_to(ObNamespace *ns, const char *name, int64_t amount)
{
    ObObject *old = ob_namespace_lookup_borrowed(ns, name);
    if (old == NULL)
        return -1;
    ObObject *more = ob_int_new(amount);
    if (more == NULL)
        return -1;
    ObObject *sum = ob_int_add(old, more);
    ob_decref(more);
    return ob_namespace_bind_steal(ns, name, sum);
}

int copy_all(ObNamespace *to, const ObNamespace *from)
{
    for (size_t i = 0; i < ob_namespace_size(from); i++) {
        const char *name = ob_namespace_name(from, i);
        ObObject *value = ob_namespace_value_borrowed(from, i);
        if (ob_namespace_bind(to, name, value) < 0)
            return -1;
    }
    return 0;
}

ObObject *largest(const ObNamespace *ns)
{
    ObObject *best = NULL;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        const char *name = ob_namespace_name(ns, i);
        ObObject *value = ob_namespace_lookup(ns, name);
        if (best == NULL || ob_int_value(value) > ob_int_value(best)) {
            if (best != NULL)
                ob_decref(best);
            best = value;
        }
    }
    if (best == NULL)
        return ob_raise(OB_NAME_ERROR, "there are no names");
    return best;
}
