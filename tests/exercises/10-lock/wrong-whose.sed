# REFUSED: Any thread may release the lock
# OF: wrong-if.c
# Only the thread that has it can release it.
/^    bool locked;$/a\
    ObThread *owner;
s/^    if (wait && self->locked)$/    while (wait \&\& self->locked)/
/^    if (take(self, false))$/c\
    if (take(self, false)) {\
        self->owner = ob_self();
/^        return true;$/a\
    }
/^    OB_END_ALLOW_THREADS$/a\
    self->owner = ob_self();
/^    bool locked = self->locked;$/,/^    self->locked = false;$/c\
    bool locked = self->locked && self->owner == ob_self();\
    if (locked)\
        self->locked = false;
