# REFUSED: A parent's list stays the same one, also when it is empty.
# OF: wrong-undo-first.c
# An empty list is replaced.
/^    ObObject \*list = ob_getattr(parent, "children");$/a\
    if (list != NULL && ob_list_size(list) == 0) {\
        ob_decref(list);\
        list = ob_list_new();\
        if (list != NULL && ob_setattr(parent, "children", list) < 0) {\
            ob_decref(list);\
            list = NULL;\
        }\
        return list;\
    }
/^    ob_list_del(list, 0);$/c\
    ObObject *last = ob_list_pop(list);\
    if (last != NULL)\
        ob_decref(last);
