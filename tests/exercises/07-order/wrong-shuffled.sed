# REFUSED: The list and what is in it are as they were.
# Changes the list.
s/^    ObObject \*left = ob_list_copy(garbage);$/&\
    if (ob_list_size(garbage) > 1) {\
        ob_list_set(garbage, 0, ob_list_get_borrowed(left, 1));\
        ob_list_set(garbage, 1, ob_list_get_borrowed(left, 0));\
    }/
