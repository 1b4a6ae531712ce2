# REFUSED: Who waits sleeps, at a condition variable
# Looks again and again.
s/        pthread_cond_wait(&turns->cond, &turns->mutex);/        {\n            pthread_mutex_unlock(\&turns->mutex);\n            pthread_mutex_lock(\&turns->mutex);\n        }/
