# REFUSED: Who waits for the lock gives up the GIL
# Wakes nobody.
/pthread_cond_signal/d
