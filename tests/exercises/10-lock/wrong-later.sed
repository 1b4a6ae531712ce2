# REFUSED: If lock_acquire finds that somebody has it, lock_release does, too
# OF: right-semaphore.c
# Who has waited has it for lock_release as soon as it has the GIL.
s/^    sem_t places;$/&\
    bool locked;/
s/^        sem_init(\(.*\), 0, 1);$/        ((Lock *)op)->locked = sem_init(\1, 0, 1) != 0;/
s/^    if (result == 0 || !wait)$/    if (result == 0)\
        ((Lock *)op)->locked = true;\
&/
s/^    return result == 0;$/    return ((Lock *)op)->locked = result == 0;/
/^    sem_getvalue/d
s/^    if (free_places > 0) {$/    free_places = !((Lock *)op)->locked;\
&/
s/^    sem_post/    ((Lock *)op)->locked = false;\
&/
