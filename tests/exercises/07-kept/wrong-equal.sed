# REFUSED: Objects that are equal are not one object:
# Takes one empty list for the other, as == does.
s/^        if (ob_list_get_borrowed(list, i) == op)$/        if (ob_list_get_borrowed(list, i) == op || (op->type == \&ob_list_type \&\& ob_list_size(op) == 0 \&\& ob_type(ob_list_get_borrowed(list, i)) == \&ob_list_type \&\& ob_list_size(ob_list_get_borrowed(list, i)) == 0))/
