# REFUSED: All children are in one list.
# A list of its own for each.
s/^    list = ob_list_new();$/    list = ob_list_new();/; s/^    if (look(parent, "children", \&list) != 0)$/    if (look(parent, "children", \&list) > 0) {\n        ObObject *copy = ob_list_copy(list);\n        ob_decref(list);\n        ob_setattr(parent, "children", copy);\n        return copy;\n    }\n    if (ob_error() != OB_NO_ERROR)/
