# REFUSED: but over what you have left or returned
s/^        ob_decref(count);/&\n        ob_decref(word);/
