// REFUSED: Go by hash, and compare only those whose hash is the same
/* Asks everybody for a hash. */
#include "one.h"

ObObject *ones_new(void)
{
    return ob_weak_set_new();
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    int there = ob_weak_set_contains(ones, op);
    if (there < 0)
        return NULL;
    if (there) {
        ObWeakWalk walk;
        ObObject *one;
        if (ob_weak_walk(ones, &walk) < 0)
            return NULL;
        while (ob_weak_walk_next(&walk, &one, NULL)) {
            int same = ob_hash(one) == ob_hash(op) ? ob_same(one, op) : 0;
            if (same != 0) {
                ob_weak_walk_end(&walk);
                if (same > 0)
                    return one;
                ob_decref(one);
                return NULL;
            }
            ob_decref(one);
        }
    }
    if (ob_weak_set_add(ones, op) < 0)
        return NULL;
    ob_incref(op);
    return op;
}
