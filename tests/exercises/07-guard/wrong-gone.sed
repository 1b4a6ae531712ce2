# REFUSED: The action may let go of the last reference to the guard.
# Takes hold of the guard when it may be gone.
s/    return action != NULL ? action(self->arg) : 0;/    int result = action != NULL ? action(self->arg) : 0; ob_incref(op); ob_decref(op); return result;/
