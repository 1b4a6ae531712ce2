# REFUSED: Each cache is on its own: what one makes is nothing to the other.
# All caches are one.
s/^static ObObject \*cache_drop_next(ObObject \*op)$/static ObObject *only;\
\
static void cache_free(ObObject *op)\
{\
    only = NULL;\
    ob_object_free(op);\
}\
\
&/
/^static ObType cache_type/,/^};/s/ob_object_free/cache_free/
s/^    ObObject \*objects = ob_weak_values_new();$/    if (only != NULL) {\
        ob_incref(only);\
        return only;\
    }\
&/
s/^    \*(Cache \*)op = (Cache){ \*op, make/    only = op;\
&/
