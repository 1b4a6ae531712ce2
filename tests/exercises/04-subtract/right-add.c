// Adds up what is seen; the copies then say who has been looked at.
#include "ouroboros.h"

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

typedef struct Heap {
    ObObject *const *objects;
    size_t n;
    int64_t *refs;
} Heap;

static int seen(ObObject *op, void *arg)
{
    Heap *heap = arg;
    for (size_t i = 0; i < heap->n; i++)
        if (heap->objects[i] == op)
            heap->refs[i]++;
    return 0;
}

/* -1: reachable, and not looked at yet. */
static int reach(ObObject *op, void *arg)
{
    Heap *heap = arg;
    for (size_t i = 0; i < heap->n; i++)
        if (heap->objects[i] == op && heap->refs[i] == 0)
            heap->refs[i] = -1;
    return 0;
}

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[])
{
    Heap heap = { objects, n, refs };
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        refs[i] = 0;
    for (size_t i = 0; i < n; i++)
        ob_type(objects[i])->traverse(objects[i], seen, &heap);
    for (size_t i = 0; i < n; i++)
        refs[i] = refs[i] == (int64_t)ob_refcnt(objects[i]) ? 0 : -1;
    for (size_t i = 0; i < n; )
        if (refs[i] == -1) {
            refs[i] = 1;
            ob_type(objects[i])->traverse(objects[i], reach, &heap);
            i = 0;
        } else {
            i++;
        }
    for (size_t i = 0; i < n; i++)
        left += unreachable[i] = refs[i] == 0;
    return left;
}
