# REFUSED: Nothing is noted: KeyError, for any object.
# What is noted about a book is the book.
/^ObObject \*notes_get/,/^}/s/^    const Book \*self = (Book \*)notes;/&\n    if (op == notes) {\n        ob_incref(op);\n        return op;\n    }/
