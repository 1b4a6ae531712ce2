# REFUSED: The list and what is in it are as they were.
# Empties the list.
s/^    ObObject \*left = ob_list_copy(garbage);$/    ObObject *left = garbage;\
    ob_incref(left);/
