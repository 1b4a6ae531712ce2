# REFUSED: One waits for the GIL with the mutex in hand
# The mutex is given back when the GIL is there again.
/^\/\* Without the GIL, or without waiting. \*\/$/,/^}$/d
/^    bool taken = take((Lock \*)op, false);$/{
c\
    Lock *self = (Lock *)op;\
    pthread_mutex_lock(&self->mutex);
}
s/^    if (wait && !taken) {$/    if (wait \&\& self->locked) {/
/^        taken = take((Lock \*)op, true);$/{
c\
        while (self->locked)\
            pthread_cond_wait(&self->cond, &self->mutex);
}
s/^    return taken;$/    bool taken = !self->locked;\n    self->locked = true;\n    pthread_mutex_unlock(\&self->mutex);\n    return taken;/
