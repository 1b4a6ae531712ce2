# REFUSED: is NameError, whether there is memory or not
# Interns both names first.
s/^    ObObject \*first = /    if (ob_str_intern(a) == NULL || ob_str_intern(b) == NULL)\n        return -1;\n&/
