# REFUSED: Nothing, for a node, is NULL
# None is nothing.
s/^    replace(&((Node \*)op)->left, other);/    replace(\&((Node *)op)->left, other == ob_none() ? NULL : other);/
