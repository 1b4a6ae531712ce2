# REFUSED: Who leaves while the group is telling is not told any more
# Tells all that were in the copy.
s/^        if (find(group, ref) < size_of(group))$/        if (find(turns, ref) < size_of(turns))/
