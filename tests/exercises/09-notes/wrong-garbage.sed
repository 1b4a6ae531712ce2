# REFUSED: The collector finds a book that is garbage
# The book is not tracked.
/^ObObject \*notes_new/,/^}/{/^    ob_track(op);$/d}
