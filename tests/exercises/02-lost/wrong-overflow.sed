# REFUSED: on one of them nobody lets go.
# Lets go of `more` only when the addition worked.
/^    ObObject \*sum = ob_int_add(old, more);$/a\
    if (sum == NULL)\
        return -1;
