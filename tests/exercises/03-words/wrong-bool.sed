# REFUSED: from whatever it was
# A bool is no number.
s/^    ObObject \*zero = /    if (old != NULL \&\& ob_type(old) == \&ob_bool_type)\n        old = NULL;\n&/
