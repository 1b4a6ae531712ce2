# REFUSED: The list may be one of those in it: then it is reached like any other,
# The list itself is taken for no object.
s/^    if (!is_in(walk->garbage, op) || is_in(walk->found, op))$/    if (op == walk->garbage || !is_in(walk->garbage, op) || is_in(walk->found, op))/
