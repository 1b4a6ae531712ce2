/* How long a full collection takes that finds nothing. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"
#include "rounds.h"

#include <stdlib.h>

/* Milliseconds, with n lists alive. */
static double pause(size_t n)
{
    enum { ROUNDS = 7 };
    double times[ROUNDS];
    ObInterp *interp = ob_interp_new(NULL);
    ob_gc_disable();
    ObObject *kept = ob_list_new();
    for (size_t i = 0; kept != NULL && i < n; i++)
        if (ob_list_append_steal(kept, ob_list_new()) < 0)
            exit(1);
    for (int i = 0; i < ROUNDS; i++) {
        double begun = now();
        ob_gc_collect();
        times[i] = (now() - begun) / 1e6;
    }
    ob_decref(kept);
    ob_interp_free(interp);
    return median(times, ROUNDS);
}

int main(void)
{
    puts("one full collection that finds nothing, with so many lists alive:");
    for (size_t n = 10000; n <= 10000000; n *= 10)
        printf("%11zu  %9.2f ms\n", n, pause(n));
    return 0;
}
