# REFUSED: Each stands before all those in the list that it refers to,
# Begins with those that refer to nobody.
s/refers(ob_list_get_borrowed(left, i), op)/refers(op, ob_list_get_borrowed(left, i))/
