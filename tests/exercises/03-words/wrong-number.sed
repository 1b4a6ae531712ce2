# REFUSED: What is under the word here is a str
# What is no number counts as none.
s/^    ObObject \*zero = /    if (old != NULL \&\& !ob_int_check(old))\n        old = NULL;\n&/
