# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# Wakes nobody.
/pthread_cond_broadcast/d
