// REFUSED: If one of the names is not bound, nothing may have changed
// Uses a third name as a drawer.
#include "ouroboros.h"

int swap_names(ObNamespace *ns, const char *a, const char *b);

static int move(ObNamespace *ns, const char *to, const char *from)
{
    ObObject *op = ob_namespace_lookup(ns, from);
    return ob_namespace_bind_steal(ns, to, op);
}

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    if (move(ns, "drawer", a) < 0 || move(ns, a, b) < 0
        || move(ns, b, "drawer") < 0)
        return -1;
    return ob_namespace_unbind(ns, "drawer");
}
