# OF: wrong-rooms.c
# All in the room are woken.
s/pthread_cond_signal/pthread_cond_broadcast/
