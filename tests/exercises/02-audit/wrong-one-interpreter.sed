# REFUSED: the namespace is another interpreter's
# Looks for the interpreter once.
s/^    ObNamespace \*ns = ob_thread_self->interp->namespaces;$/    static ObInterp *interp;\n    if (interp == NULL)\n        interp = ob_thread_self->interp;\n    ObNamespace *ns = interp->namespaces;/
