// REFUSED: However many have joined, and died: who lives is visited.
/* Numbers the animals with two bytes. */
#include "herd.h"

#include <stddef.h>

/* Each animal has a reference of a type of ours, and these are a chain.
 * Who has died leaves the chain, when nobody walks. */
typedef struct Animal {
    ObRef ref;
    struct Animal *before, *after;
    uint16_t number;
} Animal;

typedef struct Herd {
    ObObject base;
    Animal *first, *last;
    ObObject *gone;         /* the callback of all */
    uint16_t numbers;
    unsigned walks;
    bool untidy;
    struct ObRef *weakrefs;
} Herd;

static ObType animal_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Animal",
    .basic_size = sizeof(Animal),
    OB_REF_SLOTS,
};

static ObObject *unlink_animal(Herd *herd, Animal *a)
{
    *(a->before != NULL ? &a->before->after : &herd->first) = a->after;
    *(a->after != NULL ? &a->after->before : &herd->last) = a->before;
    a->before = a->after = NULL;
    return &a->ref.base;
}

static int herd_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Herd *self = (Herd *)op;
    int result = self->gone == NULL ? 0 : visit(self->gone, arg);
    for (Animal *a = self->first; a != NULL && result == 0; a = a->after)
        result = visit(&a->ref.base, arg);
    return result;
}

static ObObject *herd_drop_next(ObObject *op)
{
    Herd *self = (Herd *)op;
    if (self->first != NULL)
        return ob_dropped(unlink_animal(self, self->first));
    ObObject *gone = self->gone;
    self->gone = NULL;
    return gone == NULL ? NULL : ob_dropped(gone);
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Herd",
    .basic_size = sizeof(Herd),
    .free = ob_object_free,
    .traverse = herd_traverse,
    .drop_next = herd_drop_next,
    .weak_offset = offsetof(Herd, weakrefs),
};

/* The callback: somebody has died. */
typedef struct Gone {
    ObObject base;
    ObObject *herd;         /* weakly: a reference to it */
} Gone;

static ObObject *gone_call(ObObject *op, ObObject *const args[], size_t n)
{
    ObObject *found;
    if (n != 1 || ob_ref_get(((Gone *)op)->herd, &found) != 1)
        return ob_none();
    Herd *herd = (Herd *)found;
    if (herd->walks > 0)
        herd->untidy = true;
    else if (ob_type(args[0]) == &animal_type)
        ob_decref(unlink_animal(herd, (Animal *)args[0]));
    ob_decref(found);
    return ob_none();
}

static int gone_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Gone *self = (Gone *)op;
    return self->herd == NULL ? 0 : visit(self->herd, arg);
}

static ObObject *gone_drop_next(ObObject *op)
{
    ObObject *herd = ((Gone *)op)->herd;
    ((Gone *)op)->herd = NULL;
    return herd == NULL ? NULL : ob_dropped(herd);
}

static ObType gone_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Gone",
    .basic_size = sizeof(Gone),
    .free = ob_object_free,
    .traverse = gone_traverse,
    .drop_next = gone_drop_next,
    .call = gone_call,
};

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op == NULL)
        return NULL;
    Herd *self = (Herd *)op;
    *self = (Herd){ .base = *op };
    ob_track(op);
    ObObject *me = ob_ref_new(op, NULL);
    ObObject *gone = me == NULL ? NULL
                     : ob_object_new(&gone_type, sizeof(Gone));
    if (gone == NULL) {
        if (me != NULL)
            ob_decref(me);
        ob_decref(op);
        return NULL;
    }
    ((Gone *)gone)->herd = me;
    ob_track(gone);
    self->gone = gone;
    return op;
}

/* The animal that op is in this herd; NULL: it is not. Asks those who
 * refer to op; but the immortal do not know them. */
static Animal *animal_of(Herd *self, ObObject *op)
{
    if (ob_is_immortal(op)) {
        for (Animal *a = self->first; a != NULL; a = a->after)
            if (a->ref.to == op)
                return a;
        return NULL;
    }
    ObObject *first = ob_weakref_first(op);
    if (first == NULL)
        return NULL;
    ObRef *ref = (ObRef *)first;
    while (ref != NULL && ref->callback != self->gone)
        ref = ref->next;
    ob_decref(first);
    return (Animal *)ref;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    if (animal_of(self, op) != NULL)
        return 0;
    ObObject *ref = ob_ref_new_as(&animal_type, op, self->gone);
    if (ref == NULL)
        return -1;
    Animal *a = (Animal *)ref;
    a->number = ++self->numbers;    /* up to 50,000: two bytes will do */
    a->before = self->last;
    *(self->last != NULL ? &self->last->after : &self->first) = a;
    self->last = a;
    return 0;
}

size_t herd_size(ObObject *herd)
{
    size_t size = 0;
    for (Animal *a = ((Herd *)herd)->first; a != NULL; a = a->after)
        size += !ob_ref_is_dead(&a->ref.base);
    return size;
}

static void tidy(Herd *self)
{
    self->untidy = false;
    for (Animal *a = self->first, *after; a != NULL; a = after) {
        after = a->after;
        if (a->ref.to == NULL)
            ob_decref(unlink_animal(self, a));
    }
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    uint16_t end = self->numbers;
    int result = 0;
    self->walks++;
    for (Animal *a = self->first;
         a != NULL && a->number <= end && result == 0; a = a->after) {
        ObObject *op;
        if (ob_ref_get(&a->ref.base, &op) != 1)
            continue;
        result = visit(op, arg);
        ob_decref(op);
    }
    if (--self->walks == 0 && self->untidy)
        tidy(self);
    return result;
}
