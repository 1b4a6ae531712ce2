# REFUSED: has not died: its note stays
# Believes that last words are the last.
/^ObObject \*notes_get/,/^}/s/^    if (ob_ref_to_borrowed(entry) == op)/    if (ob_ref_to_borrowed(entry) == op \&\& (ob_type(op)->finalize == NULL))/
