# REFUSED: Objects that are equal are not one object
# OF: right-dict.c
# Goes by == where there is a hash.
/^ObObject \*kept(ObObject \*garbage);$/a\
\
static ObObject *key_of(ObObject *op)\
{\
    if (ob_hash(op) == -1) {\
        ob_error_clear();\
        return ob_int_new((int64_t)(uintptr_t)op);\
    }\
    ob_incref(op);\
    return op;\
}
s/^    ObObject \*key = ob_int_new((int64_t)(uintptr_t)op), \*value;$/    ObObject *key = key_of(op), *value;/
/^    size_t n = ob_list_size(garbage);$/,/^        ObObject \*key = ob_int_new((int64_t)(uintptr_t)op);$/c\
    size_t n = ob_list_size(garbage);\
    for (size_t i = 0; i < n; i++) {\
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);\
        ObObject *key = key_of(op);
/^    if (spread(place, todo) < 0)$/,/^        ObObject \*key = ob_int_new((int64_t)(uintptr_t)op);$/c\
    if (spread(place, todo) < 0)\
        return -1;\
    for (size_t i = 0; i < n; i++) {\
        ObObject *op = ob_list_get_borrowed(garbage, (int64_t)i);\
        ObObject *key = key_of(op);
