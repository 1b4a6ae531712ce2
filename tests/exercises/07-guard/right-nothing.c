// What has been called is replaced by what does nothing.
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;
    void *arg;
} Guard;

static int nothing(void *arg)
{
    (void)arg;
    return 0;
}

int guard_close(ObObject *op)
{
    Guard old = *(Guard *)op;
    ((Guard *)op)->action = nothing;
    return old.action(old.arg);
}

static void finalize(ObObject *op)
{
    if (((Guard *)op)->action != nothing)
        guard_close(op);
}

ObObject *guard_new(GuardAction *action, void *arg)
{
    static ObType type = {
        .base = OB_STATIC_HEADER(&ob_type_type), .name = "Guard",
        .basic_size = sizeof(Guard), .finalize = finalize,
        .free = ob_object_free,
    };
    ObObject *op = ob_object_new(&type, sizeof(Guard));
    if (op == NULL)
        return NULL;
    ((Guard *)op)->action = action;
    ((Guard *)op)->arg = arg;
    return op;
}
