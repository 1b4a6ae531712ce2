# REFUSED: You took a reference that you never let go.
# Forgets that lookup returns new references.
/^    if (first == NULL)$/c\
    ObObject *second = ob_namespace_lookup(ns, b);\
    if (first == NULL || second == NULL)
/^    ObObject \*second = ob_namespace_lookup(ns, b);$/,+2c\
    if (ob_namespace_bind(ns, a, second) < 0)
/^    }$/,+6c\
    return ob_namespace_bind(ns, b, first);
