# REFUSED: While a note dies, the book is whole
# OF: right-book.c
# Takes an entry out when its note has died: others may have moved it.
/^    self->entries\[i\] = self->entries\[--self->used\];$/i\    ob_decref(gone.note);
/^    ob_decref(gone.ref);$/{n;d;}
