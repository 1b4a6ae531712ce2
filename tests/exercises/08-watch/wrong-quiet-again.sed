# REFUSED: What goes wrong in the callback is left pending,
# Forgives that there is no room in the log.
/^static ObObject \*note_call(ObObject \*op, ObObject \*const args\[\],$/,/^}/s/^        return NULL;$/        ob_error_clear();/
