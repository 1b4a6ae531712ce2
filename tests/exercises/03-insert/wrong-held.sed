# REFUSED: The list was to hold one reference more, to the new item, and to all others as many as before.
# Takes a reference for the list, which takes one itself.
/^        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));$/a\
    ob_incref(item);
