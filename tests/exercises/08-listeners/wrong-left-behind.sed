# REFUSED: Let go of what you took: what a method returns, the listener, the
# Keeps what a method returns.
/^    if (result != NULL)$/,/^        ob_decref(result);$/d
