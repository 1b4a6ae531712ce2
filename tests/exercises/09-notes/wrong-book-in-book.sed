# REFUSED: The collector finds a book that is garbage if traverse shows all
# Does not show a note that is a book.
s/^    if (result == 0 && self->note != NULL)$/    if (result == 0 \&\& self->note != NULL \&\& ob_type(self->note)->weak_offset != offsetof(Thing2, w))/
s/^static int entry_traverse/typedef struct Thing2 { ObObject base; ObObject *a, *b; ObRef *w; } Thing2;\n&/
