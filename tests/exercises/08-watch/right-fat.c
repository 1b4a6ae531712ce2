/* Another design: the reference has log and name, and one immortal callback serves all. */
#include "ouroboros.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

/* The reference itself has log and name; the callback is one for all. */
typedef struct Watch {
    ObRef ref;
    ObObject *log, *name;
} Watch;

static int watch_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    Watch *self = (Watch *)op;
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
    ObObject **held = self->log != NULL ? &self->log : &self->name;
    ObObject *next = *held;
    *held = NULL;
    return next != NULL ? ob_dropped(next) : ob_ref_drop_next(op);
}

static ObType watch_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Watch",
    .basic_size = sizeof(Watch),
    OB_REF_SLOTS
};

static ObObject *tell(ObObject *op, ObObject *const args[], size_t n)
{
    (void)op;
    (void)n;
    Watch *self = (Watch *)args[0];
    return ob_list_append(self->log, self->name) < 0 ? NULL : ob_none();
}

static ObType teller_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Teller",
    .basic_size = sizeof(ObObject),
    .call = tell,
    .free = ob_object_free,
};

static ObObject teller = OB_STATIC_HEADER(&teller_type);

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name)
{
    watch_type.traverse = watch_traverse;
    watch_type.drop_next = watch_drop_next;
    watch_type.clear = NULL;
    ObObject *ref = ob_ref_new_as(&watch_type, op, &teller);
    if (ref == NULL)
        return NULL;
    Watch *self = (Watch *)ref;
    ob_incref(log);
    ob_incref(name);
    self->log = log;
    self->name = name;
    return ref;
}
