# REFUSED: Somebody let go of a reference that was not his.
# Pays for a reference that it never took.
/^            return -1;$/a\
        ob_decref(value);
