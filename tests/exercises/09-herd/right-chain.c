/* A chain of references of a type of its own, each of which knows its
 * herd as long as that lives: who dies takes it out, and needs no
 * memory for it. */
#include "herd.h"

typedef struct Herd Herd;

typedef struct Link {
    ObRef ref;
    Herd *herd;                 /* borrowed; NULL: it has died */
    struct Link *next;          /* a reference */
} Link;

struct Herd {
    ObObject base;
    Link *first;                /* a reference */
    unsigned walks;
};

static ObType link_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Link",
    .basic_size = sizeof(Link), OB_REF_SLOTS,
};

static void tidy(Herd *self)
{
    Link **at = &self->first;
    while (*at != NULL) {
        Link *link = *at;
        if (!ob_ref_is_dead(&link->ref.base)) {
            at = &link->next;
            continue;
        }
        *at = link->next;
        link->herd = NULL;
        ob_decref(&link->ref.base);
    }
}

static ObObject *died(ObObject *op, ObObject *const args[], size_t n)
{
    Herd *self = ((Link *)args[0])->herd;
    (void)op;
    (void)n;
    if (self != NULL && self->walks == 0)
        tidy(self);
    return ob_none();
}

static ObType died_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Died",
    .basic_size = sizeof(ObObject), .call = died,
};

static ObObject callback = OB_STATIC_HEADER(&died_type);

static void herd_free(ObObject *op)
{
    Link *next;
    for (Link *link = ((Herd *)op)->first; link != NULL; link = next) {
        next = link->next;
        link->herd = NULL;
        ob_decref(&link->ref.base);
    }
    ob_object_free(op);
}

static ObType herd_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Herd",
    .basic_size = sizeof(Herd), .free = herd_free,
};

ObObject *herd_new(void)
{
    ObObject *op = ob_object_new(&herd_type, sizeof(Herd));
    if (op != NULL)
        *(Herd *)op = (Herd){ .base = *op };
    return op;
}

int herd_add(ObObject *herd, ObObject *op)
{
    Herd *self = (Herd *)herd;
    Link **at = &self->first;
    for (; *at != NULL; at = &(*at)->next)
        if (ob_ref_to_borrowed(&(*at)->ref.base) == op)
            return 0;
    ObObject *ref = ob_ref_new_as(&link_type, op, &callback);
    if (ref == NULL)
        return -1;
    *at = (Link *)ref;
    (*at)->herd = self;
    (*at)->next = NULL;
    return 0;
}

size_t herd_size(ObObject *herd)
{
    size_t n = 0;
    for (const Link *l = ((Herd *)herd)->first; l != NULL; l = l->next)
        n += !ob_ref_is_dead(&l->ref.base);
    return n;
}

int herd_each(ObObject *herd, HerdVisit *visit, void *arg)
{
    Herd *self = (Herd *)herd;
    const Link *last = self->first;
    while (last != NULL && last->next != NULL)
        last = last->next;
    int result = 0;
    self->walks++;
    for (Link *link = self->first; link != NULL && result == 0;
         link = link == last ? NULL : link->next) {
        ObObject *op;
        if (ob_ref_get(&link->ref.base, &op) <= 0)
            continue;
        result = visit(op, arg);
        ob_decref(op);
    }
    if (--self->walks == 0)
        tidy(self);
    return result;
}
