// REFUSED: A zero is no verdict
/* Goes back to the last one that was shown, not to the lowest. */
#include "ouroboros.h"
size_t find_unreachable(ObObject *const objects[], size_t n, int64_t refs[], bool unreachable[]);
typedef struct {
    ObObject *const *objects;
    size_t n;
    int64_t *refs;
    bool *unreachable;
    size_t back;
} World;
static int subtract(ObObject *op, void *arg)
{
    World *w = arg;
    for (size_t i = 0; i < w->n; i++)
        if (w->objects[i] == op)
            w->refs[i]--;
    return 0;
}
static int reach(ObObject *op, void *arg)
{
    World *w = arg;
    for (size_t i = 0; i < w->n; i++)
        if (w->objects[i] == op && w->unreachable[i]) {
            w->unreachable[i] = false;
            w->back = i;
        }
    return 0;
}
size_t find_unreachable(ObObject *const objects[], size_t n, int64_t refs[], bool unreachable[])
{
    World w = { objects, n, refs, unreachable, 0 };
    for (size_t i = 0; i < n; i++)
        refs[i] = ob_refcnt(objects[i]);
    for (size_t i = 0; i < n; i++)
        ob_type(objects[i])->traverse(objects[i], subtract, &w);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        unreachable[i] = refs[i] == 0;
    for (size_t i = 0; i < n;) {
        w.back = n;
        if (!unreachable[i])
            ob_type(objects[i])->traverse(objects[i], reach, &w);
        i = w.back <= i ? w.back : i + 1;
    }
    for (size_t i = 0; i < n; i++)
        count += unreachable[i];
    return count;
}
