# REFUSED: parent.children is one list, which ends with the child.
# Forgets the siblings.
s/^    if (look(parent, "children", \&list) != 0)$/    if (look(parent, "kids", \&list) != 0)/
