/* Exercise 9.3: A herd. A solution. */
#include "herd.h"

typedef struct Herd {
    ObObject base;
    ObObject *refs;             /* a list of weak references */
    ObObject *forget;           /* their callback */
    unsigned walks;             /* that are going on */
    ObRef *weakrefs;
} Herd;

/* --- the callback --- */

typedef struct Forget {
    ObObject base;
    ObObject *herd;             /* a weak reference */
} Forget;

static ObObject *ref_at(const Herd *self, size_t i)
{
    return ob_list_get_borrowed(self->refs, (int64_t)i);
}

/* Takes out the dead. If there is no memory for it, the next time; what
 * is pending stays so. */
static void tidy(Herd *self)
{
    ObError aside;
    ob_put_aside(&aside);
    for (size_t i = ob_list_size(self->refs); i-- > 0; )
        if (ob_ref_is_dead(ref_at(self, i))
            && ob_list_del(self->refs, (int64_t)i) < 0)
            ob_error_clear();
    ob_put_back(&aside);
}

static ObObject *forget_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *herd;
    (void)args;
    (void)n;
    if (ob_ref_get(((Forget *)op)->herd, &herd) <= 0)
        return ob_none();
    Herd *self = (Herd *)herd;
    if (self->walks == 0)
        tidy(self);
    ob_decref(herd);
    return ob_none();
}

static ObObject *forget_drop_next(ObObject *op)
{
    Forget *self = (Forget *)op;
    ObObject *herd = self->herd;
    self->herd = NULL;
    return herd != NULL ? ob_dropped(herd) : NULL;
}

static ObType forget_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Forget",
    .basic_size = sizeof(Forget),
    .call = forget_call,
    .drop_next = forget_drop_next,
    .free = ob_object_free,
};

static ObObject *forget_new(ObObject *herd)
{
    ObObject *ref = ob_ref_new(herd, NULL);
    if (ref == NULL)
        return NULL;
    ObObject *op = ob_object_new(&forget_type, sizeof(Forget));
    if (op != NULL)
        *(Forget *)op = (Forget){ *op, ref };
    else
        ob_decref(ref);
    return op;
}

/* --- the herd --- */

static ObObject *herd_drop_next(ObObject *op)
{
    Herd *self = (Herd *)op;
    ObObject **held = self->refs != NULL ? &self->refs : &self->forget;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Herd",
    .basic_size = sizeof(Herd),
    .drop_next = herd_drop_next,
    .free = ob_object_free,
    .weak_offset = offsetof(Herd, weakrefs),
};

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op == NULL)
        return NULL;
    Herd *self = (Herd *)op;
    *self = (Herd){ .base = *op, .refs = ob_list_new() };
    if (self->refs != NULL)
        self->forget = forget_new(op);
    if (self->forget != NULL)
        return op;
    ob_decref(op);
    return NULL;
}

static bool is_in(const Herd *self, const ObObject *op)
{
    for (size_t i = 0; i < ob_list_size(self->refs); i++)
        if (ob_ref_to_borrowed(ref_at(self, i)) == op)
            return true;
    return false;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    if (is_in(self, op))
        return 0;
    return ob_list_append_steal(self->refs,
                                ob_ref_new(op, self->forget));
}

size_t herd_size(ObObject *herd)
{
    const Herd *self = (Herd *)herd;
    size_t n = 0;
    for (size_t i = 0; i < ob_list_size(self->refs); i++)
        n += !ob_ref_is_dead(ref_at(self, i));
    return n;
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    size_t n = ob_list_size(self->refs);
    int result = 0;
    self->walks++;
    for (size_t i = 0; i < n && result == 0; i++) {
        ObObject *op;
        if (ob_ref_get(ref_at(self, i), &op) <= 0)
            continue;
        result = visit(op, arg);
        ob_decref(op);
    }
    if (--self->walks == 0)
        tidy(self);
    return result;
}
