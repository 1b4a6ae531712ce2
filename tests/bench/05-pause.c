/* How long a full collection takes that finds nothing. */
#include "ouroboros.h"

#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Milliseconds with n lists alive. */
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
        double start = seconds();
        ob_gc_collect();
        times[i] = (seconds() - start) * 1e3;
    }
    qsort(times, ROUNDS, sizeof times[0], compare);
    ob_decref(kept);
    ob_interp_free(interp);
    return times[ROUNDS / 2];
}

int main(void)
{
    puts("one full collection that finds nothing, with so many lists alive:");
    for (size_t n = 10000; n <= 10000000; n *= 10)
        printf("%11zu  %9.2f ms\n", n, pause(n));
    return 0;
}
