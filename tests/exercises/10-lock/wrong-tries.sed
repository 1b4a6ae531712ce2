# REFUSED: Without `wait`, lock_acquire answers at once
# OF: wrong-if.c
# Without wait, tries for twenty milliseconds.
1s/^/#define _POSIX_C_SOURCE 200809L\n/
/^#include <pthread\.h>$/a\
#include <time.h>
s/^    if (wait && self->locked)$/    while (wait \&\& self->locked)/
/^    if (!wait)$/c\
    if (!wait) {\
        for (int i = 0; i < 20; i++) {\
            OB_BEGIN_ALLOW_THREADS\
            nanosleep(&(struct timespec){ 0, 1000000 }, NULL);\
            OB_END_ALLOW_THREADS\
            if (take(self, false))\
                return true;\
        }
/^        return false;$/a\
    }
