# REFUSED: Who waits for another thread gives up the GIL meanwhile
# Wakes one of them.
s/pthread_cond_broadcast/pthread_cond_signal/
