# REFUSED: Whoever is to wait waits as long as it takes
# Gives up after a second.
1s/^/#define _POSIX_C_SOURCE 200809L\n/
s/#include <pthread.h>/&\n#include <time.h>/
s/^    while (wait \&\& self->locked)/    struct timespec until;\n    clock_gettime(CLOCK_REALTIME, \&until);\n    until.tv_sec++;\n    int over = 0;\n    while (wait \&\& self->locked \&\& over == 0)/
s/^        pthread_cond_wait(&self->cond, &self->mutex);/        over = pthread_cond_timedwait(\&self->cond, \&self->mutex, \&until);/
