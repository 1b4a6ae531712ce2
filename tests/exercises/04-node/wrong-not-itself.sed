# REFUSED: A node that is its own left, or its own right, is a cycle
# A node does not hold itself.
s/^    replace(&((Node \*)op)->right, other);/    replace(\&((Node *)op)->right, other == op ? NULL : other);/
