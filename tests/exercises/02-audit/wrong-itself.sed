# REFUSED: op refers to itself, and that is a reference
# Itself is asked only if it is of one type.
s/^    if (holder != NULL \&\& ob_type(holder)->traverse != NULL)/    if (holder == ((Audit *)arg)->op \&\& ob_type(holder) != \&ob_doomed_type)\n        return 0;\n&/
