# REFUSED: Who waits sleeps, at a condition variable
# Does something else meanwhile.
s/        pthread_cond_wait(&turns->cond, &turns->mutex);/        {\n            pthread_mutex_unlock(\&turns->mutex);\n            for (volatile int i = 0; i < 1000; )\n                i = i + 1;\n            pthread_mutex_lock(\&turns->mutex);\n        }/
