# REFUSED: To remember what has been made, its key is hashed and compared, which may let others in
# OF: right-changes.c
# Remembered only when the making is over.
/^    if (made != NULL$/,/^        ObError error = ob_error_take();$/c\
    if (made != NULL && ob_type(made)->weak_offset == 0) {\
        ob_raise(OB_TYPE_ERROR, "no weak references");
/^        ob_error_restore(&error);$/d
/^    end_making(self, making, made);$/a\
    if (made != NULL\
        && ob_weak_values_set(self->objects, key, made) < 0) {\
        ob_decref(made);\
        made = NULL;\
    }
