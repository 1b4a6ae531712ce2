# REFUSED: and more containers than n went with them
# Beside each of the others is a tuple with a number, which is not tracked.
s/^static ObObject \*make(/static ObObject *one_of(int64_t number)\
{\
    ObObject *n = ob_int_new(5000 + number), *tuple = NULL;\
    if (n != NULL) {\
        tuple = ob_tuple_new(1, \&n);\
        ob_decref(n);\
    }\
    return tuple;\
}\
\
&/
s/^        if (ob_list_append_steal(first, ob_list_new()) < 0) {/        if (ob_list_append_steal(first, one_of((int64_t)i)) < 0\n            || ob_list_append_steal(first, ob_list_new()) < 0) {/
