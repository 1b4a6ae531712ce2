# REFUSED: The list was to hold one reference more, to the new item, and to all others as many as before.
# Pays for each item that moves, though nobody took anything.
/^        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));$/c\
{\
        ObObject *moved = ob_list_get_borrowed(list, k - 1);\
        ob_incref(moved);\
        ob_list_set(list, k, moved);\
    }
