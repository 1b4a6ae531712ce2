#include "ouroboros.h"

size_t bytes_held(const ObNamespace *ns);

enum { MOST = 6000 };

static void sift(const ObObject *heap[], size_t at, size_t n)
{
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= n)
            return;
        if (child + 1 < n
            && (uintptr_t)heap[child + 1] > (uintptr_t)heap[child])
            child++;
        if ((uintptr_t)heap[child] <= (uintptr_t)heap[at])
            return;
        const ObObject *t = heap[at];
        heap[at] = heap[child];
        heap[child] = t;
        at = child;
    }
}

/* Sorts the addresses on the C stack: equal ones stand together. */
size_t bytes_held(const ObNamespace *ns)
{
    const ObObject *all[MOST];
    size_t n = ob_namespace_size(ns), bytes = 0;
    for (size_t i = 0; i < n; i++)
        all[i] = ob_namespace_value_borrowed(ns, i);
    for (size_t i = n / 2; i-- > 0; )
        sift(all, i, n);
    for (size_t end = n; end > 1; ) {
        end--;
        const ObObject *t = all[0];
        all[0] = all[end];
        all[end] = t;
        sift(all, 0, end);
    }
    for (size_t i = 0; i < n; ) {
        size_t j = i;
        while (j < n && all[j] == all[i])
            j++;
        if (!ob_is_immortal(all[i]) && ob_refcnt(all[i]) == j - i)
            bytes += ob_sizeof(all[i]);
        i = j;
    }
    return bytes;
}
