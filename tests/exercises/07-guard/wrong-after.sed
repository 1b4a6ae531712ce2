# REFUSED: Note that it is called before you call it:
# Notes it after the call.
s/    self->action = NULL;/    (void)self;/
s/    return action != NULL ? action(self->arg) : 0;/    int result = action != NULL ? action(self->arg) : 0; ob_incref(op); self->action = NULL; op->refcnt--; return result;/
