# REFUSED: moves up by one
# The list itself goes to the nearer end.
s/^    if (ob_list_append(list, item) < 0)/    if (item == list)\n        i = i <= n \/ 2 ? i : n;\n&/
