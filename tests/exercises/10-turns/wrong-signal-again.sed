# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Thinks that one alone needs no call.
s/    pthread_cond_broadcast(&turns->cond);/    if (turns->next > turns->now + 1)\n        pthread_cond_broadcast(\&turns->cond);/
