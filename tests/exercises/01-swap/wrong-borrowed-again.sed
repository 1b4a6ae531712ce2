# REFUSED: A borrowed reference is good only as long as its name stays bound
# Lets go of its own references before it has bound them.
/^    ObObject \*second = ob_namespace_lookup(ns, b);$/i\
    ob_decref(first);
/^    if (second == NULL) {$/,+1c\
    if (second == NULL)
/^    }$/,+6c\
    int result = ob_namespace_bind_steal(ns, a, second);\
    return result < 0 ? result : ob_namespace_bind(ns, b, first);
