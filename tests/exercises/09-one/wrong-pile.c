// REFUSED: Nothing is left of those that came and went.
// Nobody is called when one dies.
#include "one.h"

typedef struct Ones {
    ObObject base;
    ObObject *refs;             /* a dict: ref -> the same ref */
    ObObject *forget;
    ObRef *weakrefs;
} Ones;

typedef struct Forget {
    ObObject base;
    ObObject *ones;             /* a weak reference */
} Forget;

static ObObject *forget_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *ones;
    (void)n;
    if (ob_ref_get(((Forget *)op)->ones, &ones) <= 0)
        return ob_none();
    ObObject *gone = ob_dict_pop_default(((Ones *)ones)->refs, args[0],
                                         ob_none());
    ob_decref(ones);
    return gone;
}

static ObObject *forget_drop_next(ObObject *op)
{
    Forget *self = (Forget *)op;
    ObObject *ones = self->ones;
    self->ones = NULL;
    return ones != NULL ? ob_dropped(ones) : NULL;
}

static ObType forget_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Forget",
    .basic_size = sizeof(Forget), .call = forget_call,
    .drop_next = forget_drop_next, .free = ob_object_free,
};

static ObObject *ones_drop_next(ObObject *op)
{
    Ones *self = (Ones *)op;
    ObObject **held = self->refs != NULL ? &self->refs : &self->forget;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType ones_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Ones",
    .basic_size = sizeof(Ones), .drop_next = ones_drop_next,
    .free = ob_object_free, .weak_offset = offsetof(Ones, weakrefs),
};

static ObObject *forget_new(ObObject *ones)
{
    ObObject *ref = ob_ref_new(ones, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *op = ob_object_new(&forget_type, sizeof(Forget));
    if (op != NULL)
        *(Forget *)op = (Forget){ *op, ref };
    else
        ob_decref(ref);
    return op;
}

ObObject *ones_new(void)
{
    ObObject *op = ob_object_new(&ones_type, sizeof(Ones));
    if (op == NULL)
        return NULL;
    Ones *self = (Ones *)op;
    *self = (Ones){ .base = *op, .refs = ob_dict_new() };
    if (self->refs != NULL)
        self->forget = forget_new(op);
    if (self->forget != NULL)
        return op;
    ob_decref(op);
    return NULL;
}

ObObject *one_of(ObObject *ones, ObObject *op)
{
    Ones *self = (Ones *)ones;
    ObObject *ref = ob_ref_new(op, NULL), *old, *one = NULL;
    if (ref == NULL)
        return NULL;
    int found = ob_dict_lookup(self->refs, ref, &old);
    if (found > 0) {
        found = ob_ref_get(old, &one);
        ob_decref(old);
    }
    if (found == 0) {
        found = ob_dict_set(self->refs, ref, ref);
        if (found == 0)
            ob_incref(one = op);
    }
    ob_decref(ref);
    return one;
}
