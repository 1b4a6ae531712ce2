// REFUSED: An object is freed once, however many names lead to it
// Counts an object once for each of its names.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0, n = ob_namespace_size(ns);
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t names = 0;
        for (size_t j = 0; j < n; j++)
            names += ob_namespace_value_borrowed(ns, j) == op;
        if (!ob_is_immortal(op) && names == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
