# REFUSED: Whatever they do meanwhile: told are those who were in the group
# OF: right-entries.c
# Who has left while it was told, and joins again, is where it was.
/^    if (find(group, op) != NULL)$/,/^        return 0;$/c\
    for (Entry *e = self->first; e != NULL; e = e->next)\
        if (ob_ref_to_borrowed(e->ref) == op) {\
            e->left = false;\
            return 0;\
        }
