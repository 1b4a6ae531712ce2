# REFUSED: what was replaced
# OF: right-put.c
# Something equal to what it holds is not put in.
/^    ObObject \*old = \*at;$/a\    if (old != NULL \&\& other != NULL \&\& ob_same(old, other) == 1)\n        return;
