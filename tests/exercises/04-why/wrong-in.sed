# REFUSED: Which object it is, its address says
# Asks whether an equal object is in the list of those that were found.
/^static int is_seen/,/^}/{
s/^    ObObject \*key = .*/    for (size_t i = 0; i < ob_list_size(search->found); i++)\n        if (ob_equal(ob_list_get_borrowed(search->found, (int64_t)i),\n                     (ObObject *)op) == 1)\n            return 1;\n    return 0;\n&/
}
