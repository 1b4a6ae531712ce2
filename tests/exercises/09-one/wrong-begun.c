// REFUSED: Of whom there was no memory to remember, nothing is left
/* Takes a place first, and needs memory for what stands there then. */
#include "one.h"

ObObject *ones_new(void)
{
    return ob_weak_keys_new();
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    ObObject *ref = ob_weak_keys_setdefault(ones, op, ob_none()), *known;
    if (ref == NULL)
        return NULL;
    if (ref != ob_none()) {
        (void)ob_ref_get(ref, &known);
        ob_decref(ref);
        return known != NULL ? known : one_of(ones, op);
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
