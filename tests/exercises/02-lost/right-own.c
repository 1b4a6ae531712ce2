// Takes a reference wherever it can, and lets go of each.
#include "lost.h"

int add_to(ObNamespace *ns, const char *name, int64_t amount)
{
    int result = -1;
    ObObject *more = ob_int_new(amount), *sum = NULL;
    ObObject *old = ob_namespace_lookup(ns, name);
    if (old != NULL && more != NULL)
        sum = ob_int_add(old, more);
    if (sum != NULL)
        result = ob_namespace_bind(ns, name, sum);
    if (sum != NULL)
        ob_decref(sum);
    if (old != NULL)
        ob_decref(old);
    if (more != NULL)
        ob_decref(more);
    return result;
}

int copy_all(ObNamespace *to, const ObNamespace *from)
{
    size_t n = ob_namespace_size(from), i = 0;
    while (i < n
           && ob_namespace_bind_steal(to, ob_namespace_name(from, i),
                                      ob_namespace_value(from, i)) == 0)
        i++;
    return i < n ? -1 : 0;
}

ObObject *largest(const ObNamespace *ns)
{
    ObObject *best = NULL;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        ObObject *value = ob_namespace_value(ns, i);
        if (best == NULL || ob_int_value(value) > ob_int_value(best)) {
            if (best != NULL)
                ob_decref(best);
            best = value;
        } else {
            ob_decref(value);
        }
    }
    return best != NULL ? best
           : ob_raise(OB_NAME_ERROR, "there are no names");
}
