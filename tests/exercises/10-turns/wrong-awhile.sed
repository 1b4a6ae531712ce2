# REFUSED: Who waits sleeps, at a condition variable
# Who is the next looks twenty thousand times before it sleeps.
s/^    while (turns->now != mine)$/    for (int i = 0; i < 20000 \&\& turns->now + 1 == mine; i++) {\
        pthread_mutex_unlock(\&turns->mutex);\
        pthread_mutex_lock(\&turns->mutex);\
    }\
&/
