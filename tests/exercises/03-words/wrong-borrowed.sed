# REFUSED: while the check looked at what you had left
s/^        ob_decref(count);/&\n        ob_decref(word);/
