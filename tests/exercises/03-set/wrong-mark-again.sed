# REFUSED: the place of that one must not stop a search.
# Stops at the first free place, marked or not.
/^        if (p->item == NULL && p->hash == 0)$/c\
        if (p->item == NULL)
