# REFUSED: Released twice, it has gone to two of those who wait,
# A release hands the lock over: that it has is noted, and not how often.
s/^    bool locked;$/    bool locked, handed_over;\
    int waiting;/
s/PTHREAD_COND_INITIALIZER, false }/PTHREAD_COND_INITIALIZER, false, false, 0 }/
/^    while (wait && self->locked)$/,/pthread_cond_wait/c\
    bool waits = wait && self->locked;\
    self->waiting += waits;\
    while (waits && !self->handed_over)\
        pthread_cond_wait(\&self->cond, \&self->mutex);
s/^    bool taken = !self->locked;$/    bool taken = waits || !self->locked;\
    if (waits)\
        self->handed_over = false;/
/^int lock_release/,/^}/s/^    self->locked = false;$/    if (self->waiting > 0) {\
        self->waiting--;\
        self->handed_over = true;\
    } else\
        self->locked = false;/
