// REFUSED: A callback may ask while the first dies
// A dictionary of weak values, whose keys are plain weak references.
#include "one.h"

ObObject *ones_new(void)
{
    return ob_weak_values_new();
}

/* The key is a weak reference, which has the hash and the == of op. */
ObObject *one_of(ObObject *ones, ObObject *op)
{
    ObObject *ref = ob_ref_new(op, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *one = ob_weak_values_setdefault(ones, ref, op);
    ob_decref(ref);
    return one;
}
