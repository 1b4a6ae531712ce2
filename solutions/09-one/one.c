/* Exercise 9.2: One of each. A solution. */
#include "one.h"

/* A WeakKeyDictionary: under each object a weak reference to it. */
ObObject *ones_new(void)
{
    return ob_weak_keys_new();
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    ObObject *ref = ob_ref_new(op, NULL), *one;
    if (ref == NULL)
        return NULL;
    ObObject *first = ob_weak_keys_setdefault(ones, op, ref);
    ob_decref(ref);
    if (first == NULL)
        return NULL;
    (void)ob_ref_get(first, &one);
    ob_decref(first);
    if (one == NULL)        /* it has just died: look again */
        return one_of(ones, op);
    return one;
}
