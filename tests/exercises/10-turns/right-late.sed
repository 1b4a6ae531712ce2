# The signal, when it has given back the mutex.
/^void turns_drop/,/^}/{
/pthread_cond_broadcast/d
s/^    pthread_mutex_unlock(&turns->mutex);/&\n    pthread_cond_broadcast(\&turns->cond);/
}
