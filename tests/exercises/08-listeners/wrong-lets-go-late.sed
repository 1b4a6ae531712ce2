# REFUSED: Who leaves while the group is telling is not told any more
# Holds the next one before it lets go of the last.
/^int listeners_tell/,/^}/{
s/^    int result = 0;/&\
    ObObject *last = NULL;/
s/^        if (find(group, ref) < size_of(group))/        bool is_there = find(group, ref) < size_of(group);\
        ObObject *op = is_there ? ob_ref_to_borrowed(ref) : NULL;\
        if (op != NULL)\
            ob_incref(op);\
        if (last != NULL)\
            ob_decref(last);\
        last = op;\
        if (op != NULL)/
s/^    ob_decref(turns);/    if (last != NULL)\
        ob_decref(last);\
&/
}
