# REFUSED: Each watch appends its `name`, also if that is in the log already.
# OF: right-once.c
# Not if the name is the last of the log.
/^    if (self->name == NULL)$/,/^    return ob_none();$/c\
    if (ob_list_size(self->log) > 0\
        && ob_list_get_borrowed(self->log, -1) == self->name)\
        return ob_none();\
    return ob_list_append(self->log, self->name) < 0 ? NULL : ob_none();
