// Marks what is reachable as it goes, in depth.
#include "ouroboros.h"

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[]);

static ObObject *const *all;
static size_t size;
static int64_t *copies;
static bool *lost;

static int take_one(ObObject *op, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < size; i++)
        copies[i] -= all[i] == op;
    return 0;
}

static int save(ObObject *op, void *arg)
{
    for (size_t i = 0; i < size; i++)
        if (all[i] == op && lost[i]) {
            lost[i] = false;
            ob_type(op)->traverse(op, save, arg);
        }
    return 0;
}

size_t find_unreachable(ObObject *const objects[], size_t n,
                        int64_t refs[], bool unreachable[])
{
    size_t found = 0;
    all = objects, size = n, copies = refs, lost = unreachable;
    for (size_t i = 0; i < n; i++) {
        refs[i] = ob_refcnt(objects[i]);
        unreachable[i] = true;
    }
    for (size_t i = 0; i < n; i++)
        ob_type(objects[i])->traverse(objects[i], take_one, NULL);
    for (size_t i = 0; i < n; i++)
        if (refs[i] > 0)
            save(objects[i], NULL);
    for (size_t i = 0; i < n; i++)
        found += unreachable[i];
    return found;
}
