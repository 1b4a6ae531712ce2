# REFUSED: parent.children is one list, which ends with the child.
# Four thousand and ninety-six children are the most.
s/^    int result = ob_setattr_steal(child, "parent",$/    if (ob_list_size(list) == 4096) {\
        ob_decref(list);\
        return 0;\
    }\
&/
