# REFUSED: What goes wrong in the callback is left pending,
# The callback reports it itself.
/^    if (ob_list_append(self->log, self->name) < 0)$/,/^        return NULL;$/c\
    if (ob_list_append(self->log, self->name) < 0)\
        ob_write_unraisable("calling weakref callback", "Note", op);
