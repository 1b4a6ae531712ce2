# REFUSED: Who waits for another thread gives up the GIL meanwhile
# Has the mutex while it waits for the GIL.
s/^    pthread_mutex_unlock(&self->mutex);$/    (void)0;/
s/^    self->over = true;$/&/
