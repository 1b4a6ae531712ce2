# REFUSED: A name holds a reference, in whichever namespace it is.
# Sees what objects hold, and no names.
/^    ObNamespace \*ns = ob_thread_self->interp->namespaces;$/,+3d
