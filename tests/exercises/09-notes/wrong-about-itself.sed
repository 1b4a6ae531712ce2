# REFUSED: The book keeps no object alive.
# Is held by what is noted about it.
/^int notes_set/,/^}/s/^    ob_decref(entry);/&\n    if (op == notes)\n        ob_incref(op);/
