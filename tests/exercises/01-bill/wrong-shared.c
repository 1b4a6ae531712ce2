// REFUSED: Somebody outside this namespace holds the object, too
// Adds up whatever the names lead to, once each.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t j = 0;
        while (ob_namespace_value_borrowed(ns, j) != op)
            j++;
        if (j == i && !ob_is_immortal(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
