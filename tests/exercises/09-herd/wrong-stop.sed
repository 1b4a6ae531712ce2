# REFUSED: The first result of visit other than 0 ends the walk
# Goes on.
s/i < n \&\& result == 0/i < n/; s/^        result = visit(op, arg);/        int now = visit(op, arg);\n        result = result != 0 ? result : now;/
