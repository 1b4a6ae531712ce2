// REFUSED: An object is freed once, however many names lead to it
// Looks only at the name just before.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

static size_t names_of(const ObNamespace *ns, const ObObject *op)
{
    size_t names = 0;
    for (size_t i = ob_namespace_size(ns); i-- > 0;)
        if (ob_is(ob_namespace_value_borrowed(ns, i), op))
            names++;
    return names;
}

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0;
    const ObObject *last = NULL;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        if (op != last && !ob_is_immortal(op)
            && names_of(ns, op) == ob_refcnt(op))
            bytes += ob_sizeof(op);
        last = op;
    }
    return bytes;
}
