# REFUSED: x is not bound
# Adding 0 is nothing to do.
s/^    ObObject \*old = /    if (amount == 0)\n        return 0;\n&/
