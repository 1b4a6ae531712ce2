# REFUSED: Note that it is called before you call it
# Only the one whose action is running is not closed again.
s/^int guard_close(ObObject \*op)$/\/* Whose action is just running. *\/\
static Guard *running;\
\
&/
/^    self->action = NULL;$/,/^    return action/c\
    Guard *outer = running;\
    if (action == NULL || self == running)\
        return 0;\
    running = self;\
    ob_incref(op);\
    int result = action(self->arg);\
    running = outer;\
    self->action = NULL;\
    ob_decref(op);\
    return result;
