# REFUSED: When there is no memory, the list is as it was
# The item is put in, and the rest carried forward, before there is room.
/^    if (ob_list_append(list, item) < 0)/,/^}/c\
    ob_incref(item);\
    for (int64_t k = i; k < n; k++) {\
        ObObject *next = ob_list_get(list, k);\
        ob_list_set(list, k, item);\
        ob_decref(item);\
        item = next;\
    }\
    int result = ob_list_append(list, item);\
    ob_decref(item);\
    return result;\
}
