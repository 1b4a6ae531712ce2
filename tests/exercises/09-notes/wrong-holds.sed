# REFUSED: The book holds each note once
# Keeps the entry that it found.
/^ObObject \*notes_get/,/^}/{/^    ob_decref(entry);$/d}
