# Holds each while it is moved.
s/^        ob_list_set(list, k, ob_list_get_borrowed(list, k - 1));/    {\n        ObObject *moved = ob_list_get(list, k - 1);\n        ob_list_set(list, k, moved);\n        ob_decref(moved);\n    }/
