# REFUSED: Each lock is on its own, and a thread may have several
# OF: wrong-place.c
# The place of a thread is found by who it is.
s/^static _Thread_local Place me = .*/static struct Entry {\
    bool used;\
    pthread_t who;\
    Place place;\
} table[1024];\
static pthread_mutex_t table_mutex = PTHREAD_MUTEX_INITIALIZER;\
\
static Place *place_of_mine(void)\
{\
    struct Entry *at = table;\
    pthread_mutex_lock(\&table_mutex);\
    while (at->used \&\& !pthread_equal(at->who, pthread_self()))\
        at++;\
    at->used = true;\
    at->who = pthread_self();\
    pthread_mutex_unlock(\&table_mutex);\
    return \&at->place;\
}\
#define me (*place_of_mine())/
