# REFUSED: Somebody waits who should have been woken.
# Wakes nobody.
/pthread_cond_broadcast/d
