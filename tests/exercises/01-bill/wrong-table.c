// REFUSED: Something that would go was left out
/* A table of a thousand objects. */
#include "ouroboros.h"
size_t bytes_held(const ObNamespace *ns);
enum { MAX_SEEN = 1000 };
size_t bytes_held(const ObNamespace *ns)
{
    const ObObject *seen[MAX_SEEN];
    uint32_t names[MAX_SEEN];
    size_t n = 0, bytes = 0;
    for (size_t i = 0; i < ob_namespace_size(ns); i++) {
        const ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t j = 0;
        while (j < n && seen[j] != op)
            j++;
        if (j == n) {
            if (n == MAX_SEEN)
                continue;
            seen[n] = op;
            names[n++] = 0;
        }
        names[j]++;
    }
    for (size_t j = 0; j < n; j++)
        if (!ob_is_immortal(seen[j]) && ob_refcnt(seen[j]) == names[j])
            bytes += ob_sizeof(seen[j]);
    return bytes;
}
