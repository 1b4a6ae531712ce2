# REFUSED: Whatever can be reached from one that has last words is kept,
# Stops at fifty.
s/^    if (!is_in(walk->garbage, op) || is_in(walk->found, op))$/    if (ob_list_size(walk->found) == 50 || !is_in(walk->garbage, op) || is_in(walk->found, op))/
