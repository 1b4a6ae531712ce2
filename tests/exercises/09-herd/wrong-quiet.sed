# REFUSED: what was called answers and raises
# Raises in the callback.
s/^            ob_error_clear();$/            (void)ob_error();/
