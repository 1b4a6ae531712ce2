/* Looks first, and puts in what is not there. */
#include "one.h"

ObObject *ones_new(void)
{
    return ob_weak_keys_new();
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    ObObject *ref, *one;
    int found = ob_weak_keys_lookup(ones, op, &ref);
    if (found < 0)
        return NULL;
    if (found == 1) {
        found = ob_ref_get(ref, &one);
        ob_decref(ref);
        /* It is in there: wait until it is gone, or found again. */
        return found == 1 ? one : one_of(ones, op);
    }
    ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return NULL;
    int result = ob_weak_keys_set(ones, op, ref);
    ob_decref(ref);
    if (result < 0)
        return NULL;
    ob_incref(op);
    return op;
}
