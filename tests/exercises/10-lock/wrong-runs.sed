# REFUSED: Released once for each who had it, also for those who do not run yet
# A release hands the lock over; whom to, counts as waiting until it runs.
s/^    bool locked;$/&\
    int waiting, handed_over;/
s/PTHREAD_COND_INITIALIZER, false }/PTHREAD_COND_INITIALIZER, false, 0, 0 }/
/^    while (wait && self->locked)$/,/pthread_cond_wait/c\
    bool waits = wait && self->locked;\
    self->waiting += waits;\
    while (waits && self->handed_over == 0)\
        pthread_cond_wait(\&self->cond, \&self->mutex);\
    self->handed_over -= waits;\
    self->waiting -= waits;
s/^    bool taken = !self->locked;$/    bool taken = waits || !self->locked;/
/^int lock_release/,/^}/s/^    self->locked = false;$/    if (self->waiting > 0)\
        self->handed_over++;\
    else\
        self->locked = false;/
