# REFUSED: Each is asked for its method when its turn comes, and not before.
# If one has no such method, nobody is told.
s/^    if (turns == NULL)$/    for (size_t i = 0; turns != NULL \&\& i < size_of(turns); i++) {\
        ObObject *op, *found;\
        if (ob_ref_get(ref_at(turns, i), \&op) <= 0)\
            continue;\
        found = ob_getattr(op, method);\
        ob_decref(op);\
        if (found == NULL) {\
            ob_decref(turns);\
            return -1;\
        }\
        ob_decref(found);\
    }\
&/
