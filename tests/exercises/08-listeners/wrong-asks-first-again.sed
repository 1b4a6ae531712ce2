# REFUSED: Each is asked for its method when its turn comes, and not before.
# OF: right-sweep.c
# Looks whether the next one has such a method.
s/^        result = tell_one(group, ref_at(copy, i), method, event);$/    {\
        ObObject *next = i + 1 < ob_list_size(copy)\
                         ? ob_ref_to_borrowed(ref_at(copy, i + 1)) : NULL;\
        ObObject *found = next != NULL ? ob_getattr(next, method) : NULL;\
        result = next != NULL \&\& found == NULL ? -1\
                 : tell_one(group, ref_at(copy, i), method, event);\
        if (found != NULL)\
            ob_decref(found);\
    }/
