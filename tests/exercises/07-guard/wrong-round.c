// REFUSED: Note that it is called before you call it
// Only the one whose action is running is not closed again.
/* Exercise 7.4: A guard    (make exercise EX=07-guard) */
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;
    void *arg;
    bool called;
} Guard;

/* Whose action is just running. */
static Guard *running;

static void guard_finalize(ObObject *op)
{
    guard_close(op);
}

static ObType guard_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Guard",
    .basic_size = sizeof(Guard),
    .free = ob_object_free,
    .finalize = guard_finalize,
};

ObObject *guard_new(GuardAction *action, void *arg)
{
    ObObject *op = ob_object_new(&guard_type, sizeof(Guard));
    if (op != NULL)
        *(Guard *)op = (Guard){ *op, action, arg, false };
    return op;
}

int guard_close(ObObject *op)
{
    Guard *self = (Guard *)op;
    if (self->called || self == running)
        return 0;
    Guard *outer = running;
    running = self;
    ob_incref(op);
    int result = self->action(self->arg);
    running = outer;
    self->called = true;
    ob_decref(op);
    return result;
}
