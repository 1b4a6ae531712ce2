// REFUSED: how often it asked malloc for memory
#include "ouroboros.h"

#include <stdlib.h>

size_t bytes_held(const ObNamespace *ns);

size_t bytes_held(const ObNamespace *ns)
{
    size_t bytes = 0, n = ob_namespace_size(ns);
    size_t *names = calloc(n + 1, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        ObObject *op = ob_namespace_value_borrowed(ns, i);
        size_t k = 0;
        while (ob_namespace_value_borrowed(ns, k) != op)
            k++;
        if (++names[k] == ob_refcnt(op))
            bytes += ob_sizeof(op);
    }
    free(names);
    return bytes;
}
