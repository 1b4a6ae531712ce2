# REFUSED: Any object is an item like others
# None is nothing, and needs no place.
s/^    if (ob_list_append(list, item) < 0)/    if (item == ob_none())\n        return 0;\n&/
