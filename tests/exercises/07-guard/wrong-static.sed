# REFUSED: A guard may be born where a dead one lay
# The guard that was closed last is known by its address.
/^int guard_close/i\
static const ObObject *last;\

/^    self->action = NULL;$/i\
    if (last == op)\
        return 0;\
    last = op;
