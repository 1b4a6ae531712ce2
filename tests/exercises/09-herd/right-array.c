/* An array, and a count of the walks; each death looks through all of
 * it. The callback is a part of the herd that outlives it. */
#include "herd.h"

typedef struct Herd Herd;

typedef struct Bell {
    ObObject base;
    Herd *herd;                 /* borrowed; NULL: it has died */
} Bell;

struct Herd {
    ObObject base;
    ObObject **refs;
    size_t used, room;
    int walks;
    Bell *bell;                 /* a reference */
};

static void close_ranks(Herd *self)
{
    size_t to = 0;
    for (size_t i = 0; i < self->used; i++) {
        ObObject *ref = self->refs[i];
        if (ob_ref_is_dead(ref))
            ob_decref(ref);
        else
            self->refs[to++] = ref;
    }
    self->used = to;
}

static ObObject *ring(ObObject *op, ObObject *const args[], size_t n)
{
    Herd *self = ((Bell *)op)->herd;
    (void)args;
    (void)n;
    if (self != NULL && self->walks == 0)
        close_ranks(self);
    return ob_none();
}

static ObType bell_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Bell",
    .basic_size = sizeof(Bell), .call = ring, .free = ob_object_free,
};

static void herd_free(ObObject *op)
{
    Herd *self = (Herd *)op;
    self->bell->herd = NULL;
    for (size_t i = 0; i < self->used; i++)
        ob_decref(self->refs[i]);
    if (self->refs != NULL)
        ob_mem_free(ob_mem(), self->refs);
    ob_decref(&self->bell->base);
    ob_object_free(op);
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Herd",
    .basic_size = sizeof(Herd), .free = herd_free,
};

ObObject *herd_new(void)
{
    ObObject *bell = ob_object_new(&bell_type, sizeof(Bell));
    if (bell == NULL)
        return NULL;
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    *(Bell *)bell = (Bell){ *bell, (Herd *)op };
    if (op == NULL) {
        ob_decref(bell);
        return NULL;
    }
    *(Herd *)op = (Herd){ .base = *op, .bell = (Bell *)bell };
    return op;
}

static int grow(Herd *self)
{
    size_t room = 2 * self->room + 1;
    ObObject **refs = ob_mem_alloc(ob_mem(), OB_MEM_DATA,
                                   room * sizeof *refs);
    if (refs == NULL) {
        ob_raise_memory();
        return -1;
    }
    for (size_t i = 0; i < self->used; i++)
        refs[i] = self->refs[i];
    if (self->refs != NULL)
        ob_mem_free(ob_mem(), self->refs);
    self->refs = refs;
    self->room = room;
    return 0;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    for (size_t i = 0; i < self->used; i++)
        if (ob_ref_to_borrowed(self->refs[i]) == op)
            return 0;
    if (self->used == self->room && grow(self) < 0)
        return -1;
    ObObject *ref = ob_ref_new(op, &self->bell->base);
    if (ref == NULL)
        return -1;
    self->refs[self->used++] = ref;
    return 0;
}

size_t herd_size(ObObject *herd)
{
    const Herd *self = (Herd *)herd;
    size_t dead = 0;
    for (size_t i = 0; i < self->used; i++)
        dead += ob_ref_is_dead(self->refs[i]);
    return self->used - dead;
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    int result = 0;
    self->walks++;
    for (size_t i = 0, n = self->used; i < n; i++) {
        ObObject *op;
        if (ob_ref_get(self->refs[i], &op) <= 0)
            continue;
        result = visit(op, arg);
        ob_decref(op);
        if (result != 0)
            break;
    }
    self->walks--;
    if (self->walks == 0)
        close_ranks(self);
    return result;
}
