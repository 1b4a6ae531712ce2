// REFUSED: An object is freed once
// Remembers the last four that it has met, and how often.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    const ObObject *seen[4] = { NULL };
    size_t bytes = 0, n = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        bool met = ob_is_immortal(op);
        for (int k = 0; k < 4; k++)
            met = met || seen[k] == op;
        if (met)
            continue;
        seen[n++ % 4] = op;
        size_t names = 0;
        for (size_t k = 0; k < ob_namespace_size(ns); k++)
            names += ob_namespace_value_borrowed(ns, k) == op;
        if (names == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
