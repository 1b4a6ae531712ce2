// A share of the size for each name is no whole number: by recursion.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

static bool seen_before(const ObNamespace *ns, size_t at,
                        const ObObject *op)
{
    while (at-- > 0)
        if (ob_namespace_value_borrowed(ns, at) == op)
            return true;
    return false;
}

static size_t from_on(const ObNamespace *ns, size_t at)
{
    if (at == ob_namespace_size(ns))
        return 0;
    size_t rest = from_on(ns, at + 1);
    const ObObject *op = ob_namespace_value_borrowed(ns, at);
    if (ob_is_immortal(op) || seen_before(ns, at, op))
        return rest;
    uint32_t left = ob_refcnt(op);
    for (size_t i = at; i < ob_namespace_size(ns); i++)
        if (ob_namespace_value_borrowed(ns, i) == op)
            left--;
    return left == 0 ? rest + ob_sizeof(op) : rest;
}

size_t bytes_held(const ObNamespace *ns)
{
    return from_on(ns, 0);
}
