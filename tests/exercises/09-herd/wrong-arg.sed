# REFUSED: visit is called with the arg that herd_each was given.
# Gives the herd, for want of another.
s/^        result = visit(op, arg);$/        result = visit(op, arg != NULL ? arg : herd);/
