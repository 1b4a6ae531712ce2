# REFUSED: When there is no memory, child.parent is what it was
# The dead parent is forgotten first, and to set it again asks for memory.
/^static int join/,/^}/c\
static int join(ObObject *parent, ObObject *child, ObObject *old)\
{\
    if (old != NULL \&\& ob_delattr(child, "parent") < 0) return -1;\
    ObObject *list = children_of(parent);\
    int result = list == NULL ? -1 : ob_setattr_steal(child, "parent", ob_proxy_new(parent, NULL));\
    if (result == 0 \&\& ob_list_append(list, child) < 0) {\
        undo(child, old);\
        result = -1;\
    } else if (result < 0 \&\& old != NULL) undo(child, old);\
    if (list) ob_decref(list);\
    return result;\
}
