# REFUSED: If make fails, its exception is the caller
# Raises an exception of its own.
s/^        return NULL;$/&/; /^    if (made == NULL)$/{n;s/.*/        return ob_raise(OB_KEY_ERROR, "cannot be made");/}
