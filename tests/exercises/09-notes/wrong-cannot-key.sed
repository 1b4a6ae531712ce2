# REFUSED: What cannot be referred to weakly: TypeError, and nothing is noted.
# For some, KeyError.
/^int notes_set/,/^}/s/^    const Book \*self = (Book \*)notes;/&\n    if (op == ob_none() || ob_int_check(op)) {\n        ob_raise(OB_KEY_ERROR, "x");\n        return -1;\n    }/
