# REFUSED: What cannot be referred to weakly: TypeError, and nothing is noted.
# Knows that of lists.
/^int notes_set/,/^}/s/^    const Book \*self = (Book \*)notes;/&\n    if (ob_type(op)->weak_offset == 0 \&\& ob_type(op) != \&ob_list_type)\n        return 0;/
