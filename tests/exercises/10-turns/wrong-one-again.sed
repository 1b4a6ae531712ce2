# REFUSED: Each lock is on its own, and a thread may have several
# All have the same one, and the last one who gives it back frees it.
s/^Turns \*turns_new(void)$/static Turns *only;\
static int users;\
\
&/
s/^    Turns \*turns = malloc(sizeof \*turns);$/    if (users++ > 0)\
        return only;\
&/
s/^    return turns;$/    return only = turns;/
s/^    pthread_cond_destroy(&turns->cond);$/    if (--users > 0)\
        return;\
&/
