/* A type of references that know what to write where; the callback, of
 * which there is one for all, finds it in its argument. */
#include "ouroboros.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

typedef struct Watch {
    ObRef ref;
    ObObject *log, *name;
} Watch;

static ObObject *tell(ObObject *op, ObObject *const args[], size_t n)
{
    const Watch *watch = (Watch *)args[0];
    (void)op;
    (void)n;
    return ob_list_append(watch->log, watch->name) < 0 ? NULL : ob_none();
}

static ObType teller_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Teller",
    .basic_size = sizeof(ObObject), .call = tell,
};

static ObObject teller = OB_STATIC_HEADER(&teller_type);

static int watch_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    const Watch *self = (Watch *)op;
    int result = ob_ref_traverse(op, visit, arg);
    if (result == 0 && self->log != NULL)
        result = visit(self->log, arg);
    if (result == 0 && self->name != NULL)
        result = visit(self->name, arg);
    return result;
}

static ObObject *watch_drop_next(ObObject *op)
{
    Watch *self = (Watch *)op;
    ObObject *next = ob_ref_drop_next(op);
    if (next != NULL)
        return next;
    ObObject **held = self->log != NULL ? &self->log : &self->name;
    next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : NULL;
}

static ObType watch_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Watch",
    .basic_size = sizeof(Watch), .repr = ob_ref_repr,
    .equal = ob_ref_equal, .hash = ob_ref_hash, .call = ob_ref_call,
    .traverse = watch_traverse, .drop_next = watch_drop_next,
    .free = ob_object_free, .weakly = ob_ref_to_borrowed,
};

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name)
{
    ObObject *ref = ob_ref_new_as(&watch_type, op, &teller);
    if (ref == NULL)
        return NULL;
    ob_incref(log);
    ob_incref(name);
    ((Watch *)ref)->log = log;
    ((Watch *)ref)->name = name;
    return ref;
}
