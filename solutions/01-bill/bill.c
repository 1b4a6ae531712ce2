/* Exercise 1.4: The bill. A solution. */
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

/* How many of the names from `from` up to `to` lead to `op`. */
static size_t count_names(const ObNamespace *ns, size_t from,
                          size_t to, const ObObject *op)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += ob_namespace_value_borrowed(ns, i) == op;
    return n;
}

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0, names = ob_namespace_size(ns);
    for (size_t i = 0; i < names; i++) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        bool met = count_names(ns, 0, i, op) > 0;
        if (!met && !ob_is_immortal(op)
            && count_names(ns, i, names, op) == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
