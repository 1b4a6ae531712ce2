# REFUSED: Of whom there was no memory to remember, nothing is left
# Looks, and puts False in its place until there is a reference.
# OF: wrong-begun.c
/^    ObObject \*ref = ob_weak_keys_setdefault/,/^    ref = ob_ref_new/c\
    ObObject *ref, *known = NULL;\
    int found = ob_weak_keys_lookup(ones, op, &ref);\
    if (found < 0)\
        return NULL;\
    if (found == 1 && ref != ob_bool(false)) {\
        (void)ob_ref_get(ref, &known);\
        ob_decref(ref);\
        return known != NULL ? known : one_of(ones, op);\
    }\
    if (found == 0 && ob_weak_keys_set(ones, op, ob_bool(false)) < 0)\
        return NULL;\
    ref = ob_ref_new(op, NULL);
