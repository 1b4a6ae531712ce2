# REFUSED: A thread waits at a condition variable, and nobody wakes it.
# OF: wrong-many.c
# Wakes one of those who wait, perhaps the wrong one.
s/^    unsigned char next, served;$/    unsigned long next, served;/
s/^    unsigned char mine = turns->next++;$/    unsigned long mine = turns->next++;/
s/^    pthread_cond_broadcast(&turns->cond);$/    pthread_cond_signal(\&turns->cond);/
s/^    unsigned char n = (unsigned char)(turns->next - turns->served);$/    unsigned long n = turns->next - turns->served;/
