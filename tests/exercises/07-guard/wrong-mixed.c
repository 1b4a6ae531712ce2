// REFUSED: Each guard has its own action, and its own argument.
/* Keeps the action of the newest. */
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;
    void *arg;
} Guard;

static GuardAction *the_action;

static int fire(Guard *self)
{
    GuardAction *action = self->action;
    if (action == NULL)
        return 0;
    self->action = NULL;
    return the_action(self->arg);
}

static void guard_finalize(ObObject *op)
{
    (void)fire((Guard *)op);
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
    the_action = action;
    if (op != NULL)
        *(Guard *)op = (Guard){ *op, action, arg };
    return op;
}

int guard_close(ObObject *op)
{
    return fire((Guard *)op);
}
