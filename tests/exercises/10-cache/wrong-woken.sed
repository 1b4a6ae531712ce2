# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Wakes one of them.
s/pthread_cond_broadcast/pthread_cond_signal/
