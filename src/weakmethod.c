/* weakmethod: a bound method that does not hold its object.
 *
 * CPython: WeakMethod, Lib/weakref.py
 */
#include "ob_class.h"

/* the struct of a weak method */
typedef struct ObWeakMethod {
    ObRef object;           /* leads to the object */
    ObObject *function;     /* a ref, leads to the function */
    ObObject *callback;     /* NULL: none */
    bool dead;              /* one of the two is gone */
    struct ObRef *weakrefs;
} ObWeakMethod;

/* --- ask a weak method --- */

/* The bound method, made anew, or None. */
static ObObject *weak_method_call(ObObject *op, ObObject *const args[],
                                  size_t n)
{
    ObObject *self = ob_ref_call(op, args, n);
    if (self == NULL || self == ob_none())
        return self;
    ObObject *function = ob_ref_call(((ObWeakMethod *)op)->function,
                                     NULL, 0);
    ObObject *method = function == ob_none()
                       ? ob_none() : ob_method_new(function, self);
    ob_decref(function);
    ob_decref(self);
    return method;
}

static int weak_method_equal(ObObject *a, ObObject *b)
{
    if (ob_type(b) != &ob_weak_method_type)
        return OB_NOT_IMPLEMENTED;
    const ObWeakMethod *x = (ObWeakMethod *)a, *y = (ObWeakMethod *)b;
    if (x->dead || y->dead || x->function == NULL)
        return a == b;
    int answer = ob_ref_equal(a, b);
    return answer == OB_EQUAL ? ob_equal(x->function, y->function)
                              : answer;
}

static int weak_method_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const ObWeakMethod *self = (ObWeakMethod *)op;
    int result = ob_ref_traverse(op, visit, arg);
    if (result == 0 && self->function != NULL)
        result = visit(self->function, arg);
    return result != 0 || self->callback == NULL ? result
           : visit(self->callback, arg);
}

static ObObject *take(ObObject **held)
{
    ObObject *op = *held;
    *held = NULL;
    return op;
}

static ObObject *weak_method_drop_next(ObObject *op)
{
    ObWeakMethod *self = (ObWeakMethod *)op;
    ObObject *next = ob_ref_drop_next(op);
    if (next != NULL)
        return next;
    next = take(&self->function);
    if (next == NULL)
        next = take(&self->callback);
    return next == NULL ? NULL : ob_dropped(next);
}

static void weak_method_clear(ObObject *op)
{
    ObWeakMethod *self = (ObWeakMethod *)op;
    ObObject *held[] = { take(&self->function),
                         take(&self->callback) };
    ob_ref_clear(op);
    for (size_t i = 0; i < 2; i++)
        if (held[i] != NULL)
            ob_decref(held[i]);
}

ObType ob_weak_method_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "weakref.WeakMethod",
    .basic_size = sizeof(ObWeakMethod),
    .weak_offset = offsetof(ObWeakMethod, weakrefs),
    .repr = ob_ref_repr,
    .equal = weak_method_equal,
    .hash = ob_ref_hash,
    .call = weak_method_call,
    .traverse = weak_method_traverse,
    .drop_next = weak_method_drop_next,
    .clear = weak_method_clear,
    .free = ob_object_free,
    .weakly = ob_ref_to_borrowed,
};

/* --- make a weak method --- */

/* The callback of both references. `op` is a ref to the weak method:
 * with a reference to it, it would be in a cycle with its callback. */
static ObObject *one_has_died(ObObject *op, ObObject *const args[],
                              size_t n)
{
    (void)args;
    (void)n;
    ObObject *found;
    int alive = ob_ref_get(op, &found);
    if (alive <= 0)
        return alive == 0 ? ob_none() : NULL;
    /* complain unless it is a weak method */
    if (ob_type(found) != &ob_weak_method_type) {
        ob_raise(OB_TYPE_ERROR, "_cb() of another '%.100s' object",
                 ob_type(found)->name);
        ob_decref(found);
        return NULL;
    }
    ObWeakMethod *self = (ObWeakMethod *)found;
    ObObject *result = ob_none();
    if (!self->dead) {
        self->dead = true;
        if (self->callback != NULL)
            result = ob_call(self->callback, &found, 1);
    }
    ob_decref(found);
    return result;
}

/* A bound method of one_has_died and a ref to op. */
static ObObject *teller_of(ObObject *op)
{
    ObObject *function = ob_function_new("_cb", one_has_died);
    ObObject *ref = ob_ref_new(op, NULL), *teller = NULL;
    if (function != NULL && ref != NULL)
        teller = ob_method_new(function, ref);
    if (ref != NULL)
        ob_decref(ref);
    if (function != NULL)
        ob_decref(function);
    return teller;
}

static int connect(ObWeakMethod *self, ObObject *function,
                   ObObject *callback)
{
    ObObject *teller = teller_of(&self->object.base);
    if (teller == NULL)
        return -1;
    self->object.callback = teller;
    if (callback != NULL && callback != ob_none()) {
        self->callback = callback;
        ob_incref(callback);
    }
    self->function = ob_ref_new(function, teller);
    return self->function != NULL ? 0 : -1;
}

ObObject *(ob_weak_method_new)(ObObject *method, ObObject *callback)
{
    ob_require_object(method);
    if (ob_type(method) != &ob_method_type)
        return ob_raise(OB_TYPE_ERROR, "argument should be a bound "
                        "method, not <class '%s'>",
                        ob_type(method)->name);
    ObObject *op = ob_ref_new_as(&ob_weak_method_type,
                                 ob_method_self_borrowed(method), NULL);
    if (op == NULL)
        return NULL;
    if (connect((ObWeakMethod *)op, ob_method_function_borrowed(method),
                callback) == 0)
        return op;
    ob_decref(op);
    return NULL;
}
