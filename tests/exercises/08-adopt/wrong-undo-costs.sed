# REFUSED: When there is no memory, child.parent is what it was
# OF: right-pop.c
# What undoes it asks for memory itself.
s/^        ObObject \*last = ob_list_pop(list);$/        ObObject *rest = ob_list_new(), *last = rest;\
        for (size_t i = 0; rest != NULL \&\& i + 1 < ob_list_size(list); i++)\
            (void)ob_list_append(rest, ob_list_get_borrowed(list, (int64_t)i));\
        if (rest != NULL) {\
            ob_list_clear(list);\
            ob_list_extend(list, rest);\
        }/
