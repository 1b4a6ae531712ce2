# REFUSED: A sum is an int
# Adding 0 to what is bound is nothing to do.
s/^    ObObject \*more = /    if (amount == 0)\n        return 0;\n&/
