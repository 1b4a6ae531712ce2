# REFUSED: The list and what is in it are as they were.
# Changes the list.
s/^    ObObject \*done = ob_list_new();$/    ObObject *done = ob_list_new();\n    if (ob_list_size(garbage) > 1) {\n        ObObject *first = ob_list_get_borrowed(garbage, 0);\n        ob_incref(first);\n        ob_list_set(garbage, 0, ob_list_get_borrowed(garbage, 1));\n        ob_list_set(garbage, 1, first);\n        ob_decref(first);\n    }/
