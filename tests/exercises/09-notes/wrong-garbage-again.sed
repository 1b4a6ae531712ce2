# REFUSED: The collector finds a book that is garbage
# Does not show the note.
s/^        result = visit(self->note, arg);/        result = 0;/
