/* Exercise 4.2: Subtract. A solution. */
#include "ouroboros.h"

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

typedef struct Set {
    ObObject *const *objects;
    size_t n;
    int64_t *refs;
    bool *unreachable;
    bool changed;
} Set;

/* Where op is; n if it is outside. */
static size_t index_of(const Set *set, const ObObject *op)
{
    size_t i = 0;
    while (i < set->n && set->objects[i] != op)
        i++;
    return i;
}

static int subtract(ObObject *op, void *arg)
{
    Set *set = arg;
    size_t i = index_of(set, op);
    if (i < set->n)
        set->refs[i]--;
    return 0;
}

static int reach(ObObject *op, void *arg)
{
    Set *set = arg;
    size_t i = index_of(set, op);
    if (i < set->n && set->unreachable[i]) {
        set->unreachable[i] = false;
        set->changed = true;
    }
    return 0;
}

static void visit_all(Set *set, ObVisit *visit, bool only_reachable)
{
    for (size_t i = 0; i < set->n; i++) {
        ObObject *op = set->objects[i];
        if (!only_reachable || !set->unreachable[i])
            ob_type(op)->traverse(op, visit, set);
    }
}

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[])
{
    Set set = { objects, n, refs, unreachable, true };
    for (size_t i = 0; i < n; i++)
        refs[i] = ob_refcnt(objects[i]);
    visit_all(&set, subtract, false);
    for (size_t i = 0; i < n; i++)
        unreachable[i] = refs[i] == 0;
    while (set.changed) {
        set.changed = false;
        visit_all(&set, reach, true);
    }
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += unreachable[i];
    return found;
}
