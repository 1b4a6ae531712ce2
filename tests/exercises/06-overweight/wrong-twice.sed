# REFUSED: An object that is in the list twice is counted once.
# Counts each item.
s/ \&\& !is_among_first(op, list, i)/ \&\& (i == 0 || !is_among_first(op, list, 0))/
