# REFUSED: Who joins twice is in the group once, at the place where it was.
# Joins twice.
s/^    if (find(group, ref) == size_of(group))$/    if (find(group, ref) <= size_of(group))/
