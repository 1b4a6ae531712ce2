/* Exercise 7.4: A guard. A solution. */
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;        /* NULL: it has been called */
    void *arg;
} Guard;

int guard_close(ObObject *op)
{
    Guard *self = (Guard *)op;
    GuardAction *action = self->action;
    self->action = NULL;
    return action != NULL ? action(self->arg) : 0;
}

static void guard_finalize(ObObject *op)
{
    guard_close(op);
}

static ObType guard_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Guard",
    .basic_size = sizeof(Guard),
    .finalize = guard_finalize,
    .free = ob_object_free,
};

ObObject *guard_new(GuardAction *action, void *arg)
{
    ObObject *op = ob_object_new(&guard_type, sizeof(Guard));
    if (op != NULL)
        *(Guard *)op = (Guard){ *op, action, arg };
    return op;
}
