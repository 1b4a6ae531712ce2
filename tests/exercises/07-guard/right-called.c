// A flag, and the guard is held while its action runs.
#include "guard.h"

typedef struct Guard {
    ObObject base;
    bool called;
    GuardAction *action;
    void *arg;
} Guard;

static int call(Guard *guard)
{
    if (guard->called)
        return 0;
    guard->called = true;
    return guard->action(guard->arg);
}

int guard_close(ObObject *op)
{
    ob_incref(op);
    int result = call((Guard *)op);
    ob_decref(op);
    return result;
}

static void last_words(ObObject *op)
{
    (void)call((Guard *)op);
}

static ObObject *repr(ObObject *op)
{
    (void)op;
    return ob_str_from("<Guard>");
}

static ObType guard_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Guard",
    .basic_size = sizeof(Guard), .finalize = last_words, .repr = repr,
    .free = ob_object_free,
};

ObObject *guard_new(GuardAction *action, void *arg)
{
    Guard *guard = (Guard *)ob_object_new(&guard_type, sizeof(Guard));
    if (guard == NULL)
        return NULL;
    guard->called = false;
    guard->action = action;
    guard->arg = arg;
    return &guard->base;
}
