# REFUSED: When the last reference to the lock goes, nothing is left of it.
# OF: wrong-if.c
# The mutex and the condition are never destroyed.
/^    pthread_cond_destroy(&((Lock \*)op)->cond);$/,/^    pthread_mutex_destroy(&((Lock \*)op)->mutex);$/d
s/^    if (wait && self->locked)$/    while (wait \&\& self->locked)/
