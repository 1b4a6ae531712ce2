# REFUSED: No hash, or no weak references: TypeError
# Leaves an exception of its own.
s/^        return NULL;$/        return ob_raise(OB_KEY_ERROR, "no such thing");/
