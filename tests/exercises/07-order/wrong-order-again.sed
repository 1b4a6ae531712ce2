# REFUSED: Each stands before all those in the list that it refers to,
# The order of the list, from its end.
s/^        if (op == NULL || ob_list_append(done, op) < 0)$/        if (op == NULL || ob_list_append(done, ob_list_get_borrowed(left, i = -1)) < 0)/
