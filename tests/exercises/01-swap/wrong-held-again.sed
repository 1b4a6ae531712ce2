# REFUSED: You took a reference that you never let go.
# Right when all goes well; the way out for a missing name forgets the other.
/^    if (first == NULL)$/c\
    ObObject *second = first == NULL ? NULL : ob_namespace_lookup(ns, b);\
    if (second == NULL)
/^    ObObject \*second = ob_namespace_lookup(ns, b);$/,+5c\
    int result = ob_namespace_bind_steal(ns, a, second);
/^    ob_decref(second);$/d
