# REFUSED: turns_new returns NULL if there is no memory, and then nothing is left.
# The mutex is a block of its own; where there is none, the lock stays.
s/^    pthread_mutex_t mutex;$/    pthread_mutex_t *mutex;/
s/&turns->mutex/turns->mutex/
s/^    if (turns != NULL)$/    pthread_mutex_t *mutex = malloc(sizeof *mutex);\
    if (mutex == NULL)\
        return NULL;\
    pthread_mutex_init(mutex, NULL);\
&/
s/{ PTHREAD_MUTEX_INITIALIZER,/{ mutex,/
s/^    pthread_mutex_destroy(turns->mutex);$/&\
    free(turns->mutex);/
