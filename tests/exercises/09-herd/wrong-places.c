// REFUSED: There is memory, and it can be referred to weakly.
// Two thousand places, those of the dead included that a walk passes by.
/* Exercise 9.3: A herd    (make exercise EX=09-herd) */
#include "herd.h"

typedef struct Herd {
    ObObject base;
    size_t used;
    ObObject *animals[2000];    /* weak references */
    ObObject *forget;           /* their callback */
    size_t walks;
    struct ObRef *refs;
} Herd;

static int herd_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Herd *self = (Herd *)op;
    int result = self->forget != NULL ? visit(self->forget, arg) : 0;
    for (size_t i = 0; i < self->used && result == 0; i++)
        result = visit(self->animals[i], arg);
    return result;
}

static ObObject *herd_drop_next(ObObject *op)
{
    Herd *self = (Herd *)op;
    ObObject *next = self->forget;
    self->forget = NULL;
    if (next == NULL && self->used > 0)
        next = self->animals[--self->used];
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Herd",
    .basic_size = sizeof(Herd),
    .free = ob_object_free,
    .traverse = herd_traverse,
    .drop_next = herd_drop_next,
    .weak_offset = offsetof(Herd, refs),
};

/* Takes the dead out. */
static void tidy(Herd *self)
{
    size_t i = 0;
    while (self->walks == 0 && i < self->used) {
        ObObject *ref = self->animals[i];
        if (!ob_ref_is_dead(ref)) {
            i++;
            continue;
        }
        self->used--;
        for (size_t k = i; k < self->used; k++)
            self->animals[k] = self->animals[k + 1];
        ob_decref(ref);
    }
}

static ObObject *forget(ObObject *self, ObObject *const args[], size_t n)
{
    (void)args;
    (void)n;
    ObObject *herd;
    if (ob_ref_get(self, &herd) == 1) {
        tidy((Herd *)herd);
        ob_decref(herd);
    }
    return ob_none();
}

static ObObject *new_forget(ObObject *herd)
{
    ObObject *method = NULL;
    ObObject *function = ob_function_new("forget", forget);
    ObObject *ref = function != NULL ? ob_ref_new(herd, NULL) : NULL;
    if (ref != NULL) {
        method = ob_method_new(function, ref);
        ob_decref(ref);
    }
    if (function != NULL)
        ob_decref(function);
    return method;
}

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op == NULL)
        return NULL;
    Herd *self = (Herd *)op;
    self->used = self->walks = 0;
    self->forget = NULL;
    self->refs = NULL;
    ob_track(op);
    self->forget = new_forget(op);
    if (self->forget == NULL) {
        ob_decref(op);
        return NULL;
    }
    return op;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    for (size_t i = 0; i < self->used; i++)
        if (ob_ref_to_borrowed(self->animals[i]) == op)
            return 0;
    if (self->used == 2000) {
        ob_raise_memory();
        return -1;
    }
    ObObject *ref = ob_ref_new(op, self->forget);
    if (ref == NULL)
        return -1;
    self->animals[self->used++] = ref;
    return 0;
}

size_t herd_size(ObObject *herd)
{
    const Herd *self = (Herd *)herd;
    size_t n = 0;
    for (size_t i = 0; i < self->used; i++)
        if (!ob_ref_is_dead(self->animals[i]))
            n++;
    return n;
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    int result = 0;
    size_t end = self->used;
    self->walks++;
    for (size_t i = 0; i < end && result == 0; i++) {
        ObObject *op;
        if (ob_ref_get(self->animals[i], &op) == 1) {
            result = visit(op, arg);
            ob_decref(op);
        }
    }
    self->walks--;
    tidy(self);
    return result;
}
