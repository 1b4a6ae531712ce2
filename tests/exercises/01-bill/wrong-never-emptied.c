// REFUSED: The first call said what is right.
#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

static const ObObject *seen[6000];
static size_t seen_n;

static bool was_seen(const ObObject *op)
{
    for (size_t i = 0; i < seen_n; i++)
        if (seen[i] == op)
            return true;
    if (seen_n < 6000)
        seen[seen_n++] = op;
    return false;
}

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0, n = ob_namespace_size(ns);
    for (size_t i = 0; i < n; i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        if (ob_is_immortal(op) || was_seen(op))
            continue;
        size_t names = 0;
        for (size_t j = 0; j < n; j++)
            if (ob_namespace_value_borrowed(ns, j) == op)
                names++;
        if (names == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    return bytes;
}
