# REFUSED: The collector has to be shown the value,
# Shows nothing.
s/value != NULL ? visit(value, arg) : 0;/value != NULL \&\& visit == NULL ? visit(value, arg) : 0;/
