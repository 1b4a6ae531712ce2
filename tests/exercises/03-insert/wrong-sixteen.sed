# REFUSED: It
# What is behind is put aside in an array of 16.
/^    if (ob_list_append(list, item) < 0)/,/^}/c\
    ObObject *behind[16];\
    if (ob_list_append(list, item) < 0)\
        return -1;\
    for (int64_t k = i; k < n; k++)\
        behind[k - i] = ob_list_get(list, k);\
    ob_list_set(list, i, item);\
    for (int64_t k = i; k < n; k++) {\
        ob_list_set(list, k + 1, behind[k - i]);\
        ob_decref(behind[k - i]);\
    }\
    return 0;\
}
