# REFUSED: Each lock is on its own, and a thread may have several
# One row of numbers for all locks.
s/^    unsigned long next, now;$/    int unused;/
s/^Turns \*turns_new(void)$/static unsigned long next, now;\
\
&/
s/PTHREAD_COND_INITIALIZER, 0, 0 };/PTHREAD_COND_INITIALIZER, 0 };/
s/turns->\(next\|now\)/\1/g
