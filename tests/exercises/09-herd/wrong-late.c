// REFUSED: Each walk goes its own way, also one within another.
/* A walk within a walk visits those that the outer one visits. */
#include "herd.h"

typedef struct Member {
    ObRef ref;
    struct Herd *herd;              /* borrowed; NULL: it is dead */
    struct Member *before, *after;
    uint64_t number;
} Member;

typedef struct Herd {
    ObObject base;
    Member *first, *last;           /* references */
    size_t walks;
    uint64_t next, end;
    bool dirty;
} Herd;

static ObType member_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Member",
    .basic_size = sizeof(Member),
    OB_REF_SLOTS
};

static void take_out(Herd *herd, Member *m)
{
    if (m->before != NULL)
        m->before->after = m->after;
    else
        herd->first = m->after;
    if (m->after != NULL)
        m->after->before = m->before;
    else
        herd->last = m->before;
    m->before = m->after = NULL;
    m->herd = NULL;
    ob_decref(&m->ref.base);
}

static void sweep(Herd *herd)
{
    for (Member *m = herd->first, *next; m != NULL; m = next) {
        next = m->after;
        if (ob_ref_is_dead(&m->ref.base))
            take_out(herd, m);
    }
    herd->dirty = false;
}

static ObObject *gone_call(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    (void)n;
    Member *m = (Member *)args[0];
    if (m->herd != NULL && m->herd->walks > 0)
        m->herd->dirty = true;
    else if (m->herd != NULL)
        take_out(m->herd, m);
    return ob_none();
}

static ObType gone_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Gone",
    .basic_size = sizeof(ObObject),
    .call = gone_call,
    .free = ob_object_free,
};

static ObObject gone = OB_STATIC_HEADER(&gone_type);

static int herd_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    int result = 0;
    for (Member *m = ((Herd *)op)->first; result == 0 && m != NULL;
         m = m->after)
        result = visit(&m->ref.base, arg);
    return result;
}

static ObObject *herd_drop_next(ObObject *op)
{
    Herd *herd = (Herd *)op;
    Member *m = herd->first;
    if (m == NULL)
        return NULL;
    herd->first = m->after;
    if (m->after != NULL)
        m->after->before = NULL;
    else
        herd->last = NULL;
    m->herd = NULL;
    m->before = m->after = NULL;
    return ob_dropped(&m->ref.base);
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Herd",
    .basic_size = sizeof(Herd),
    .traverse = herd_traverse,
    .drop_next = herd_drop_next,
    .free = ob_object_free,
};

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op == NULL)
        return NULL;
    *(Herd *)op = (Herd){ .base = *op };
    ob_track(op);
    return op;
}

int herd_add(ObObject *op, ObObject *animal)
{
    Herd *herd = (Herd *)op;
    for (Member *m = herd->first; m != NULL; m = m->after)
        if (ob_ref_to_borrowed(&m->ref.base) == animal)
            return 0;
    Member *m = (Member *)ob_ref_new_as(&member_type, animal, &gone);
    if (m == NULL)
        return -1;
    m->herd = herd;
    m->number = herd->next++;
    m->before = herd->last;
    if (herd->last != NULL)
        herd->last->after = m;
    else
        herd->first = m;
    herd->last = m;
    return 0;
}

size_t herd_size(ObObject *op)
{
    size_t n = 0;
    for (Member *m = ((Herd *)op)->first; m != NULL; m = m->after)
        n += !ob_ref_is_dead(&m->ref.base);
    return n;
}

int herd_each(ObObject *op, HerdVisit *visit, void *arg)
{
    Herd *herd = (Herd *)op;
    if (herd->walks == 0)
        herd->end = herd->next;
    uint64_t end = herd->end;
    int result = 0;
    herd->walks++;
    for (Member *m = herd->first;
         result == 0 && m != NULL && m->number < end; m = m->after) {
        ObObject *animal;
        if (ob_ref_get(&m->ref.base, &animal) > 0) {
            result = visit(animal, arg);
            ob_decref(animal);
        }
    }
    if (--herd->walks == 0 && herd->dirty)
        sweep(herd);
    return result;
}
