# REFUSED: The action is called once, whoever asks for it again.
# It may be called again if it was too deep for it.
s/^    self->action = NULL;/    ob_incref(op);\
&/
s/^    return action != NULL .*/    int result = action != NULL ? action(self->arg) : 0;\
    bool again = result < 0 \&\& ob_error() == OB_RECURSION_ERROR;\
    self->action = again ? action : self->action;\
    ob_decref(op);\
    return result;/
