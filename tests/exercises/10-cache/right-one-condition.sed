# Another design: one mutex and one condition for all that is being made.
s/^#include <pthread.h>$/&\n\nstatic pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;\nstatic pthread_cond_t cond = PTHREAD_COND_INITIALIZER;/
/^    pthread_mutex_t mutex; /d
/^    pthread_cond_t cond;$/d
/^    pthread_.*_destroy(/d
s/&self->\(mutex\|cond\)\b/\&\1/g
s/\(\.next = self->first\),$/\1 };/
/^ *\.mutex = PTHREAD_MUTEX_INITIALIZER,$/d
/^ *\.cond = PTHREAD_COND_INITIALIZER };$/d
