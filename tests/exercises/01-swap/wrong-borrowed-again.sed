# REFUSED: Rebinding the name let go of the last reference, and you went on with a dead object
# Lets go of its own references before it has bound them.
/^    ObObject \*second = ob_namespace_lookup(ns, b);$/i\
    ob_decref(first);
/^    if (second == NULL) {$/,+1c\
    if (second == NULL)
/^    }$/,+6c\
    int result = ob_namespace_bind_steal(ns, a, second);\
    return result < 0 ? result : ob_namespace_bind(ns, b, first);
