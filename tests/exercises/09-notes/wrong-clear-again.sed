# REFUSED: The collector has found it, and it lives on
# Leaves it to the notes to let go.
# OF: right-book.c
/^static void book_clear/,/^}/d
/^    \.clear = book_clear,$/d
