/* biased: weak references.
 *
 * CPython: Objects/weakrefobject.c,
 * Include/internal/pycore_weakref.h
 */
#include "ob_biased.h"
#include "biased.h"

/* --- make a weak reference, or find it --- */

/* It leaves whom it leads to. */
static void weak_drop(ObBiased *op)
{
    ObBiasedWeak *self = (ObBiasedWeak *)op;
    ObBiasedWorld *world = ob_biased_lock();
    ObBiased *to = atomic_load(&self->to);
    if (to != NULL)
        *ob_biased_weak_of(to) = NULL;
    ob_biased_unlock(world);
}

static const ObBiasedType weak_type = { .name = "weak",
                                        .drop = weak_drop };

/* Of two that are made at once, the first is everybody's. */
static ObBiased *settle(ObBiased *op, ObBiasedWeak *made)
{
    ObBiasedWorld *world = ob_biased_lock();
    ObBiasedWeak **at = ob_biased_weak_of(op), *old = *at;
    ObBiased *result = NULL;
    if (old != NULL && ob_biased_try_incref(&old->base)) {
        result = &old->base;
    } else if (made != NULL) {
        if (old != NULL)
            atomic_store(&old->to, NULL);
        atomic_store(&made->to, op);
        *at = made;
        result = &made->base;
    }
    ob_biased_unlock(world);
    return result;
}

/* CPython: get_or_create_weakref */
ObBiased *ob_biased_weak_new(ObBiased *op)
{
    ob_require_pointer(op);
    ob_require(op->type->weak_offset != 0, "`op` has no place for it");
    ObBiased *result = settle(op, NULL);
    if (result != NULL)
        return result;
    ObBiased *made = ob_biased_new(&weak_type, sizeof(ObBiasedWeak));
    if (made == NULL)
        return NULL;
    ob_biased_set_maybe_weak(made);
    ob_biased_set_maybe_weak(op);
    result = settle(op, (ObBiasedWeak *)made);
    if (result != made)
        ob_biased_decref(made);
    return result;
}

/* CPython: _PyWeakref_GET_REF */
ObBiased *ob_biased_weak_get(ObBiased *weak)
{
    ob_require_pointer(weak);
    ob_require(weak->type == &weak_type, "`weak` is no weak reference");
    ObBiased *op = atomic_load(&((ObBiasedWeak *)weak)->to);
    return op != NULL && ob_biased_try_incref(op) ? op : NULL;
}
