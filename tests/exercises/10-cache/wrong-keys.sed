# REFUSED: What came and went leaves nothing behind: no key, and nothing about it.
# A dict in which the dead stay until they are asked for again.
s/ob_weak_values_lookup/look/
s/ob_weak_values_set/keep/
s/ob_weak_values_new/ob_dict_new/
/^\/\* --- the cache --- \*\/$/i\
static int look(ObObject *dict, ObObject *key, ObObject **op)\
{\
    ObObject *ref;\
    *op = NULL;\
    int there = ob_dict_lookup(dict, key, &ref);\
    if (there <= 0)\
        return there;\
    int alive = ob_ref_get(ref, op);\
    ob_decref(ref);\
    return alive > 0;\
}\
\
static int keep(ObObject *dict, ObObject *key, ObObject *op)\
{\
    ObObject *ref = ob_ref_new(op, NULL);\
    if (ref == NULL)\
        return -1;\
    int result = ob_dict_set(dict, key, ref);\
    ob_decref(ref);\
    return result;\
}\

