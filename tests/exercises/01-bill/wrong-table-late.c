// REFUSED: An object is freed once, however many names lead to it
#include "ouroboros.h"
size_t bytes_held(const ObNamespace *ns);
enum { MANY = 2048 };
size_t bytes_held(const ObNamespace *ns)
{
    const ObObject *seen[MANY];
    size_t n_seen = 0, sum = 0, n = ob_namespace_size(ns);
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        if (ob_is_immortal(op))
            continue;
        bool again = false;
        for (size_t k = 0; k < n_seen && !again; k++)
            again = seen[k] == op;
        if (again)
            continue;
        if (n_seen < MANY)
            seen[n_seen++] = op;
        size_t here = 0;
        for (size_t j = 0; j < n; j++)
            here += ob_namespace_value_borrowed(ns, j) == op;
        if (here == ob_refcnt(op))
            sum += ob_sizeof(op);
    }
    return sum;
}
