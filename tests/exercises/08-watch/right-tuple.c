/* The callback holds a tuple of both, and is done with it when it has
 * told. */
#include "ouroboros.h"

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name);

typedef struct Teller {
    ObObject base;
    ObObject *both;             /* a tuple */
} Teller;

static ObObject *teller_call(ObObject *op, ObObject *const args[],
                             size_t n)
{
    ObObject *both = ((Teller *)op)->both;
    (void)args;
    (void)n;
    ObObject *log = ob_tuple_item(both, 0), *name = ob_tuple_item(both, 1);
    int result = ob_list_append(log, name);
    ob_decref(log);
    ob_decref(name);
    return result == 0 ? ob_bool(true) : NULL;
}

static int teller_traverse(ObObject *op, ObVisit *visit, void *arg)
{
    return ((Teller *)op)->both != NULL ? visit(((Teller *)op)->both, arg)
                                        : 0;
}

static ObObject *teller_drop_next(ObObject *op)
{
    ObObject *both = ((Teller *)op)->both;
    ((Teller *)op)->both = NULL;
    return both != NULL ? ob_dropped(both) : NULL;
}

static ObType teller_type = {
    .base = OB_STATIC_HEADER(&ob_type_type), .name = "Teller",
    .basic_size = sizeof(Teller), .call = teller_call,
    .traverse = teller_traverse, .drop_next = teller_drop_next,
    .free = ob_object_free,
};

ObObject *watch_new(ObObject *op, ObObject *log, ObObject *name)
{
    ObObject *both = ob_tuple_new(2, (ObObject *[]){ log, name });
    ObObject *teller = both == NULL ? NULL
                       : ob_object_new(&teller_type, sizeof(Teller));
    if (teller == NULL) {
        if (both != NULL)
            ob_decref(both);
        return NULL;
    }
    *(Teller *)teller = (Teller){ *teller, both };
    ob_track(teller);
    ObObject *watch = ob_ref_new(op, teller);
    ob_decref(teller);
    return watch;
}
