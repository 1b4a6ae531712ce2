# REFUSED: Somebody is in a section of the cache, and you have looked into it
# OF: wrong-empty.c
# A mutex of pthread.h instead of a section.
/^#include "cache\.h"$/a\
\
#include <pthread.h>\
\
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
/^    ObBiasedSection section;$/,/^    }$/c\
    pthread_mutex_lock(&mutex);\
    ObBiased *op = look(self, key);\
    pthread_mutex_unlock(&mutex);
/^    if (weak != NULL) {$/,/^        ob_biased_begin(&section, cache);$/c\
    if (weak != NULL) {\
        pthread_mutex_lock(&mutex);
/^        }$/,/^        ob_biased_end(&section);$/c\
        }\
        pthread_mutex_unlock(&mutex);
