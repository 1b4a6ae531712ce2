// REFUSED: Who was in the herd, and has died or been lost in a collection, is not there
/* Goes by addresses: one that a collection has cleared and that saved itself counts as being there when it is added again during a walk. */
#include "herd.h"

/* A weak reference that stands in the row of its herd. */
typedef struct Animal {
    ObRef ref;
    struct Animal *prev, *next;
    bool in;
    const ObObject *of;
} Animal;

typedef struct Herd {
    ObObject base;
    struct ObRef *refs;         /* to the herd */
    Animal *first, *last;       /* a reference to each */
    ObObject *gone;             /* the callback of them all */
    unsigned walks;
    bool dirty;
} Herd;

typedef struct Gone {
    ObObject base;
    ObObject *herd;             /* a weak reference */
} Gone;

static ObType animal_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Animal",
    .basic_size = sizeof(Animal),
    OB_REF_SLOTS,
};

static void unlink_it(Herd *self, Animal *a)
{
    if (!a->in)
        return;
    a->in = false;
    *(a->prev != NULL ? &a->prev->next : &self->first) = a->next;
    *(a->next != NULL ? &a->next->prev : &self->last) = a->prev;
}

static void tidy(Herd *self)
{
    self->dirty = false;
    for (Animal *a = self->first, *next; a != NULL; a = next) {
        next = a->next;
        if (ob_ref_is_dead(&a->ref.base)) {
            unlink_it(self, a);
            ob_decref(&a->ref.base);
        }
    }
}

static ObObject *gone_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)n;
    ObObject *herd;
    if (ob_ref_get(((Gone *)op)->herd, &herd) != 1)
        return ob_none();
    Herd *self = (Herd *)herd;
    Animal *a = (Animal *)args[0];
    if (self->walks > 0) {
        self->dirty = true;
    } else if (a->in) {
        unlink_it(self, a);
        ob_decref(&a->ref.base);
    }
    ob_decref(herd);
    return ob_none();
}

static int gone_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    ObObject *herd = ((Gone *)op)->herd;
    return herd != NULL ? visit(herd, arg) : 0;
}

static ObObject *gone_drop_next(ObObject *op)
{
    ObObject *herd = ((Gone *)op)->herd;
    ((Gone *)op)->herd = NULL;
    return herd != NULL ? ob_dropped(herd) : NULL;
}

static ObType gone_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Gone",
    .basic_size = sizeof(Gone),
    .call = gone_call,
    .traverse = gone_traverse,
    .drop_next = gone_drop_next,
    .free = ob_object_free,
};

static int herd_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Herd *self = (const Herd *)op;
    int result = self->gone != NULL ? visit(self->gone, arg) : 0;
    for (Animal *a = self->first; a != NULL && result == 0; a = a->next)
        result = visit(&a->ref.base, arg);
    return result;
}

static ObObject *herd_drop_next(ObObject *op)
{
    Herd *self = (Herd *)op;
    Animal *a = self->last;
    if (a != NULL) {
        unlink_it(self, a);
        return ob_dropped(&a->ref.base);
    }
    ObObject *gone = self->gone;
    self->gone = NULL;
    return gone != NULL ? ob_dropped(gone) : NULL;
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Herd",
    .basic_size = sizeof(Herd),
    .traverse = herd_traverse,
    .drop_next = herd_drop_next,
    .free = ob_object_free,
    .weak_offset = offsetof(Herd, refs),
};

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op == NULL)
        return NULL;
    *(Herd *)op = (Herd){ .base = *op };
    ob_track(op);
    ObObject *weak = ob_ref_new(op, NULL);
    ObObject *gone = weak != NULL
                     ? ob_object_new(&gone_type, sizeof(Gone)) : NULL;
    if (gone == NULL) {
        if (weak != NULL)
            ob_decref(weak);
        ob_decref(op);
        return NULL;
    }
    *(Gone *)gone = (Gone){ *gone, weak };
    ob_track(gone);
    ((Herd *)op)->gone = gone;
    return op;
}

static bool is_in(const Herd *self, ObObject *op)
{
    if (ob_is_immortal(op)) {
        for (const Animal *a = self->first; a != NULL; a = a->next)
            if (a->ref.to == op)
                return true;
        return false;
    }
    if (self->walks > 0 && self->dirty)
        for (const Animal *a = self->first; a != NULL; a = a->next)
            if (a->of == op)
                return true;
    ObObject *first = ob_weakref_first(op);
    if (first == NULL)
        return false;
    const ObRef *ref = (const ObRef *)first;
    while (ref != NULL && ref->callback != self->gone)
        ref = ref->next;
    ob_decref(first);
    return ref != NULL;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    if (is_in(self, op))
        return 0;
    Animal *a = (Animal *)ob_ref_new_as(&animal_type, op, self->gone);
    if (a == NULL)
        return -1;
    a->in = true;
    a->of = op;
    a->next = NULL;
    a->prev = self->last;
    *(a->prev != NULL ? &a->prev->next : &self->first) = a;
    self->last = a;
    return 0;
}

size_t herd_size(ObObject *herd)
{
    size_t n = 0;
    for (const Animal *a = ((Herd *)herd)->first; a != NULL; a = a->next)
        n += !ob_ref_is_dead(&a->ref.base);
    return n;
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    Animal *last = self->last;
    int result = 0;
    self->walks++;
    for (Animal *a = last != NULL ? self->first : NULL; a != NULL;
         a = a->next) {
        ObObject *op;
        if (ob_ref_get(&a->ref.base, &op) == 1) {
            result = visit(op, arg);
            ob_decref(op);
        }
        if (result != 0 || a == last)
            break;
    }
    if (--self->walks == 0 && self->dirty)
        tidy(self);
    return result;
}
