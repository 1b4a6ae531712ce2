# Another design: who waits sleeps without the GIL, a little at a time, and looks again. The cache is a container.
1i\
#ifndef _POSIX_C_SOURCE\
#define _POSIX_C_SOURCE 200809L\
#endif
s/<pthread.h>/<time.h>/
/^    pthread_mutex_t mutex; /d
/^    pthread_cond_t cond;$/d
/^    pthread_.*_destroy(/d
/^    pthread_mutex_\(un\)\{0,1\}lock(/d
/^    pthread_cond_broadcast(/d
/^    OB_BEGIN_ALLOW_THREADS$/d
/^    OB_END_ALLOW_THREADS$/d
s/^    while (!self->over)$/    while (!self->over) {/
/^        pthread_cond_wait(/{
c\
        OB_BEGIN_ALLOW_THREADS\
        nanosleep(&(struct timespec){ 0, 200000 }, NULL);\
        OB_END_ALLOW_THREADS\
    }
}
s/\(\.next = self->first\),$/\1 };/
/^ *\.mutex = PTHREAD_MUTEX_INITIALIZER,$/d
/^ *\.cond = PTHREAD_COND_INITIALIZER };$/d
s/^static ObType cache_type = {$/static int cache_traverse(ObObject *op, ObVisit *visit, void *arg)\n{\n    const Cache *self = (Cache *)op;\n    return self->objects != NULL ? visit(self->objects, arg) : 0;\n}\n\n&/
s/^    \.drop_next = cache_drop_next,$/    .traverse = cache_traverse,\n&/
s/^    \*(Cache \*)op = (Cache){ \*op, make, arg, objects, NULL, 0 };$/&\n    ob_track(op);/
