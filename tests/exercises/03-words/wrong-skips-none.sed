# REFUSED: Each item is a word, whatever it is
# None is no word.
s/^        ObObject \*count = /        if (word == ob_none())\n            continue;\n&/
