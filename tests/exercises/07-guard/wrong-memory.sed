# REFUSED: The action is called once, whoever asks for it again.
# If there was no memory for it, it is open again.
s/^    return action != NULL .*/    if (action == NULL)\
        return 0;\
    ob_incref(op);\
    int result = action(self->arg);\
    if (result < 0 \&\& ob_error() == OB_MEMORY_ERROR)\
        self->action = action;\
    ob_decref(op);\
    return result;/
