# REFUSED: Note that it is called before you call it
# Of those whose actions are running, sixty-four are not closed again.
s/^int guard_close(ObObject \*op)$/\/* Whose actions are just running. *\/\
static Guard *running[64];\
static size_t depth;\
\
&/
/^    self->action = NULL;$/,/^    return action/c\
    for (size_t i = 0; i < depth \&\& i < 64; i++)\
        if (running[i] == self)\
            return 0;\
    if (action == NULL)\
        return 0;\
    if (depth < 64)\
        running[depth] = self;\
    depth++;\
    ob_incref(op);\
    int result = action(self->arg);\
    depth--;\
    self->action = NULL;\
    ob_decref(op);\
    return result;
