/* Exercise 7.4: A guard    (make exercise EX=07-guard) */
#include "guard.h"

typedef struct Guard {
    ObObject base;
    GuardAction *action;
    void *arg;
} Guard;

static ObType guard_type = {
    .base = OB_STATIC_HEADER(&ob_type_type),
    .name = "Guard",
    .basic_size = sizeof(Guard),
    .free = ob_object_free,
    /* Your code. */
};

ObObject *guard_new(GuardAction *action, void *arg)
{
    ObObject *op = ob_object_new(&guard_type, sizeof(Guard));
    if (op != NULL)
        *(Guard *)op = (Guard){ *op, action, arg };
    return op;
}

int guard_close(ObObject *op)
{
    /* Your code. */
    (void)op;
    return 0;
}
