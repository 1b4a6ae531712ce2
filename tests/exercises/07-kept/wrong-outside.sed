# REFUSED: What is not in the list does not count, and leads to nothing.
# Goes through what is not in the list.
s/    if (!is_in(walk->garbage, op) || is_in(walk->found, op))/    if (is_in(walk->found, op))/
