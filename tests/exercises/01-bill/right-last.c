// Counts an object where its last name is.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    size_t sum = 0;
    for (size_t i = ob_namespace_size(ns); i-- > 0; ) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t before = 0, after = 0;
        for (size_t k = 0; k < ob_namespace_size(ns); k++)
            *(k <= i ? &before : &after)
                += ob_is(ob_namespace_value_borrowed(ns, k), op);
        if (after == 0 && before == ob_refcnt(op))
            sum += ob_sizeof(op);
    }
    return sum;
}
