# REFUSED: Let go of what you took: what a method returns, the listener, the
# Keeps the reference.
/^int listeners_add/,/^}/{/^    ob_decref(ref);$/d}
