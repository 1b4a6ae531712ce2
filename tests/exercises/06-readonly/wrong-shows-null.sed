# REFUSED: traverse looks whether there is one
# Shows the value without a look.
s/^    return value != NULL ? visit(value, arg) : 0;$/    return visit(value, arg);/
