# Takes the types that there are none of out of the census, afterwards.
/^    while (ob_dict_next_borrowed(census, &at, &name, &value)) {$/,/^    return 0;$/c\
    ObObject *gone = ob_list_new();\
    int result = gone == NULL ? -1 : 0;\
    while (result == 0\
           && ob_dict_next_borrowed(census, &at, &name, &value)) {\
        int64_t now = number(counts, name);\
        if (now < 0 || (now == 0 && ob_list_append(gone, name) < 0))\
            result = -1;\
    }\
    for (size_t i = 0; result == 0 && i < ob_list_size(gone); i++)\
        result = ob_dict_del(census,\
                             ob_list_get_borrowed(gone, (int64_t)i));\
    if (gone != NULL)\
        ob_decref(gone);\
    return result;
