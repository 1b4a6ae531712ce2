# REFUSED: Each stands before all those in the list that it refers to,
# The order of the list, from its end.
s/^        if (ob_list_append(done, ob_list_get_borrowed(left, i)) < 0$/        if (ob_list_append(done, ob_list_get_borrowed(left, i = -1)) < 0/
