# REFUSED: Any thread may release the lock
# Only the thread that has it can release it: it is noted when it has the GIL again.
s/^    bool locked;$/&\
    ObThread *owner;/
s/PTHREAD_COND_INITIALIZER, false }/PTHREAD_COND_INITIALIZER, false, NULL }/
/^bool lock_acquire/,/^}/s/^    return taken;$/    if (taken)\
        ((Lock *)op)->owner = ob_self();\
&/
s/^    bool had = self->locked;$/    bool had = self->locked \&\& self->owner == ob_self();/
/^int lock_release/,/^}/s/^    self->locked = false;$/    if (had)\
        self->locked = false;/
