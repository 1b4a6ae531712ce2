# REFUSED: If one of the names is not bound, nothing may have changed
# Rebinds the first name before it knows that there is a second.
/^    ObObject \*second = ob_namespace_lookup(ns, b);$/i\
    ob_namespace_unbind(ns, a);
/^    int result = ob_namespace_bind(ns, a, second);$/,+5c\
    ob_namespace_bind_steal(ns, a, second);\
    return ob_namespace_bind_steal(ns, b, first);
