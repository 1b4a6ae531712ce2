# REFUSED: Who leaves while the group is telling is not told any more
# If as many are in the group as in the beginning, nobody has left.
s/^        if (find(group, ref) < size_of(group))/        if (size_of(group) == size_of(turns) || find(group, ref) < size_of(group))/
