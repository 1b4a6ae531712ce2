// REFUSED: Each call looks anew.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

/* Whoever asks again without having bound a name gets the same. */
size_t bytes_held(const ObNamespace *ns)
{
    static const ObNamespace *asked;
    static const ObObject *last;
    static size_t size, bytes, sum;
    size_t n = ob_namespace_size(ns), counts = 0;
    for (size_t i = 0; i < n; i++)
        counts += ob_refcnt(ob_namespace_value_borrowed(ns, i));
    const ObObject *end = n == 0 ? NULL
        : ob_namespace_value_borrowed(ns, n - 1);
    if (ns == asked && n == size && counts == sum && end == last)
        return bytes;
    asked = ns;
    size = n;
    sum = counts;
    last = end;
    bytes = 0;
    for (size_t i = 0; i < n; i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t names = 0;
        for (size_t j = i; j < n; j++)
            names += ob_namespace_value_borrowed(ns, j) == op;
        if (names == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
