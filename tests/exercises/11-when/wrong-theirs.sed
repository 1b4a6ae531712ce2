# REFUSED: it is freed at the first of A's
# Thinks that B's checkpoint gives it back.
s/other_first = 6/other_first = 5/
