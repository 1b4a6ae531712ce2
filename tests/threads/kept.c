/* Four threads that count with one count, and nothing is lost. */
#include "ouroboros.h"

#include <pthread.h>
#include <stdio.h>

enum { THREADS = 4, ROUNDS = 20000 };

static unsigned count;

static void *work(void *arg)
{
    ob_thread_attach(arg);
    for (int i = 0; i < ROUNDS; i++) {
        count++;
        ob_checkpoint();
    }
    ob_thread_end();
    return NULL;
}

int main(void)
{
    ObInterp *interp = ob_interp_new(NULL);
    pthread_t threads[THREADS];
    if (interp == NULL || ob_gil_set_interval(100) < 0)
        return 1;
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, ob_thread_new()) != 0)
            return 1;
    OB_BEGIN_ALLOW_THREADS
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    OB_END_ALLOW_THREADS
    printf("%u of %d\n", count, THREADS * ROUNDS);
    return count != THREADS * ROUNDS || ob_interp_free(interp) != 0;
}
