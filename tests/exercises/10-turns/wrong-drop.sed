# REFUSED: turns_drop does not wait for anybody
# OF: right-places.c
# Who drops it waits until the next one has it.
/^    int waiting;$/a\
    unsigned long taken_count;\
    pthread_cond_t is_taken;
/^        pthread_mutex_init(&turns->mutex, NULL);$/c\
        *turns = (Turns){ .mutex = PTHREAD_MUTEX_INITIALIZER,\
                          .is_taken = PTHREAD_COND_INITIALIZER };
/^            pthread_cond_wait(&place\.cond, &turns->mutex);$/a\
        turns->taken_count++;\
        pthread_cond_broadcast(&turns->is_taken);
/^        pthread_cond_signal(&place->cond);$/a\
        unsigned long before = turns->taken_count;\
        while (turns->taken_count == before)\
            pthread_cond_wait(&turns->is_taken, &turns->mutex);
