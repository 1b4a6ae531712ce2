/* Exercise 1.4: The bill. A solution. */
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

/* How many of the names from `from` on lead to `op`. */
static size_t count_names(const ObNamespace *ns, size_t from,
                          const ObObject *op)
{
    size_t n = 0;
    for (size_t i = from; i < ob_namespace_size(ns); i++)
        n += ob_namespace_value_borrowed(ns, i) == op;
    return n;
}

/* All of an object's references are found from its first name on, and
 * from no other; those of an immortal one never are. */
size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        if (count_names(ns, i, op) == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
