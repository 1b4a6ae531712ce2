# REFUSED: Any object may be a note, None as well: no note says that there is none.
# What is false says that nothing is noted.
/^ObObject \*notes_get/,/^}/s/^    if (ob_ref_to_borrowed(entry) == op)/    if (ob_ref_to_borrowed(entry) == op \&\& note != ob_bool(false))/
