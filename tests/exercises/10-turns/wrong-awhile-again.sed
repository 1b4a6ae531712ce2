# REFUSED: Who waits sleeps, at a condition variable
# OF: right-queue.c
# Who is the next looks for ten milliseconds before it sleeps.
1s/^/#define _POSIX_C_SOURCE 200809L\
/
s/^#include <stdlib.h>$/&\
#include <time.h>/
s/^void turns_take(Turns \*turns)$/static long now(void)\
{\
    struct timespec time;\
    clock_gettime(CLOCK_MONOTONIC, \&time);\
    return time.tv_sec * 1000000000 + time.tv_nsec;\
}\
\
&/
s/^        while (!self.called)$/        for (long end = now() + 10000000; turns->first == \&self \&\& now() < end;) {\
            pthread_mutex_unlock(\&turns->mutex);\
            for (volatile int i = 0; i < 200; )\
                i = i + 1;\
            pthread_mutex_lock(\&turns->mutex);\
        }\
&/
