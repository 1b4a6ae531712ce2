# REFUSED: A book that nobody refers to dies at once
# The callback holds the book.
s/^    ObObject \*ref = ob_ref_new(book, NULL);/    ObObject *ref = book;\n    ob_incref(ref);/; s/^    if (ob_ref_get(((Forget \*)op)->book, \&book) <= 0)/    book = ((Forget *)op)->book;\n    if (book == NULL)/; /^static ObObject \*forget_call/,/^}/s/^    ob_decref(book);$/    (void)args;/
