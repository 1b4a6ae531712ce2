# REFUSED: One object of a type may have last words, and another one none
# Of types in C, Doomed alone.
s/^        if (ob_has_last_words(op) &&/        if ((ob_type(op) == \&ob_doomed_type || ob_type(op)->speaks != NULL) \&\& ob_has_last_words(op) \&\&/
