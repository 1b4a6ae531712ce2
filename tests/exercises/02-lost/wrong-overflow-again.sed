# REFUSED: on one of them nobody lets go.
# Still looks up for good, and forgets it when memory runs out.
/^    ObObject \*old = ob_namespace_lookup_borrowed(ns, name);$/c\
    ObObject *old = ob_namespace_lookup(ns, name);
/^    ob_decref(more);$/a\
    ob_decref(old);
