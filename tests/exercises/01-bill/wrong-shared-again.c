// REFUSED: Somebody outside this namespace holds the object, too
// Takes "two names" for "two names of this namespace": lets a count of more
// than the names pass.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0, n = ob_namespace_size(ns);
    for (size_t i = n; i-- > 0;) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t names = 0, earlier = 0;
        for (size_t j = 0; j < n; j++) {
            bool same = ob_namespace_value_borrowed(ns, j) == op;
            names += same;
            earlier += same && j < i;
        }
        if (earlier == 0 && !ob_is_immortal(op) && names <= ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
