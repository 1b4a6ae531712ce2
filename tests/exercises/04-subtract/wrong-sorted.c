// REFUSED: They stand in the array in any order
// Looks by halves, as if the array were in the order of the addresses.
#include "ouroboros.h"

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

typedef struct Deduction {
    ObObject *const *objects;
    size_t n;
    int64_t *refs;
    bool *unreachable, changed;
} Deduction;

static size_t index_of(const Deduction *d, const ObObject *op)
{
    size_t low = 0, high = d->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if ((uintptr_t)d->objects[mid] < (uintptr_t)op)
            low = mid + 1;
        else
            high = mid;
    }
    return low < d->n && d->objects[low] == op ? low : d->n;
}

static int subtract(ObObject *to, void *arg)
{
    Deduction *d = arg;
    size_t i = index_of(d, to);
    if (i < d->n)
        d->refs[i]--;
    return 0;
}

static int reach(ObObject *to, void *arg)
{
    Deduction *d = arg;
    size_t i = index_of(d, to);
    if (i < d->n && d->unreachable[i]) {
        d->unreachable[i] = false;
        d->changed = true;
    }
    return 0;
}

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[])
{
    Deduction d = { objects, n, refs, unreachable, true };
    for (size_t i = 0; i < n; i++)
        refs[i] = ob_refcnt(objects[i]);
    for (size_t i = 0; i < n; i++)
        ob_type(objects[i])->traverse(objects[i], subtract, &d);
    for (size_t i = 0; i < n; i++)
        unreachable[i] = refs[i] == 0;
    while (d.changed) {
        d.changed = false;
        for (size_t i = 0; i < n; i++)
            if (!unreachable[i])
                ob_type(objects[i])->traverse(objects[i], reach, &d);
    }
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += unreachable[i];
    return count;
}
