# REFUSED: Fewer are said to be left than there are
# A name that is the only one of its namespace counts twice.
s/^    ob_mem_walk/    ns = ob_thread_self->interp->namespaces;\n    if (ns != NULL \&\& ob_namespace_size(ns) == 1)\n        see(ob_namespace_value_borrowed(ns, 0), \&audit);\n&/
