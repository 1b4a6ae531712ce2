# REFUSED: What is under the word here is None
# None under a word is nothing.
s/^    ObObject \*zero = /    if (old == ob_none())\n        old = NULL;\n&/
