// The place of the largest; the overflow found before it happens.
#include "lost.h"

int add_to(ObNamespace *ns, const char *name, int64_t amount)
{
    const ObObject *old = ob_namespace_lookup_borrowed(ns, name);
    if (old == NULL)
        return -1;
    int64_t value = ob_int_value(old);
    if (amount > 0 ? value > INT64_MAX - amount
                   : value < INT64_MIN - amount) {
        ob_raise(OB_OVERFLOW_ERROR, "too large");
        return -1;
    }
    return ob_namespace_bind_steal(ns, name, ob_int_new(value + amount));
}

int copy_all(ObNamespace *to, const ObNamespace *from)
{
    int result = 0;
    for (size_t i = 0; i < ob_namespace_size(from) && result == 0; i++)
        result = ob_namespace_bind(to, ob_namespace_name(from, i),
                                   ob_namespace_value_borrowed(from, i));
    return result;
}

ObObject *largest(const ObNamespace *ns)
{
    size_t n = ob_namespace_size(ns), best = 0;
    for (size_t i = 1; i < n; i++)
        if (ob_int_value(ob_namespace_value_borrowed(ns, i))
            > ob_int_value(ob_namespace_value_borrowed(ns, best)))
            best = i;
    return n > 0 ? ob_namespace_value(ns, best)
                 : ob_raise(OB_NAME_ERROR, "there are no names");
}
