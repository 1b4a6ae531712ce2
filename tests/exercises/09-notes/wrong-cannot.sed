# REFUSED: What cannot be referred to weakly: TypeError, and nothing is noted.
# Of ints, it says nothing.
/^int notes_set/,/^}/s/^    const Book \*self = (Book \*)notes;/&\n    if (ob_int_check(op))\n        return 0;/
