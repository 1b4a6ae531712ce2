# REFUSED: is NULL
# OF: wrong-held-again.c
# Tellings within each other share one copy.
/^    ObObject \*copy = ob_list_copy(group);$/,/^    if (copy == NULL)$/c\
    static ObObject *copy;\
    ObObject *before = copy;\
    copy = ob_list_copy(group);\
    if (copy == NULL) {\
        copy = before;
/^    int result = 0;$/i\
    }
/^    ObObject \*held\[2\] = { NULL, NULL };$/,/^    for (size_t i = 0; result == 0 && i < ob_list_size(copy); i++)$/c\
    for (size_t i = 0; result == 0 && copy != NULL && i < ob_list_size(copy); i++)
/^    for (size_t i = 0; i < 2; i++)$/,/^            ob_decref(held\[i\]);$/d
/^    ob_decref(copy);$/a\
    copy = NULL;
