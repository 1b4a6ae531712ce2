# REFUSED: Each guard has its own action, and its own argument.
# Whether it has been called stands in a table, by some bits of its address.
s/^int guard_close(ObObject \*op)$/static bool called[65536];\
\
static bool *called_of(ObObject *op)\
{\
    return \&called[(uintptr_t)op >> 4 \& 65535];\
}\
\
static void guard_free(ObObject *op)\
{\
    *called_of(op) = false;\
    ob_object_free(op);\
}\
\
&/
/^    GuardAction \*action = self->action;$/,/^    return action/c\
    bool was_called = *called_of(op);\
    *called_of(op) = true;\
    return was_called ? 0 : self->action(self->arg);
s/^    \.free = ob_object_free,$/    .free = guard_free,/
