/* The memory of a process that makes lists which hold themselves and
 * drops them: never collected, and collected after every 10,000. */
#define _POSIX_C_SOURCE 200809L
#include "ouroboros.h"

#include <stdlib.h>
#include <unistd.h>

enum { ROUNDS = 100, LISTS = 10000 };

/* Megabytes of this process that are in memory; Linux. */
static double resident(void)
{
    long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm == NULL || fscanf(statm, "%*d %ld", &pages) != 1)
        exit(1);
    fclose(statm);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

static void make_cycles(int n)
{
    for (; n > 0; n--) {
        ObObject *list = ob_list_new();
        if (list == NULL || ob_list_append(list, list) < 0)
            exit(1);
        ob_decref(list);
    }
}

/* Megabytes after each round. */
static void measure(bool collect, double megabytes[ROUNDS])
{
    ObInterp *interp = ob_interp_new(NULL);
    ob_gc_disable();
    for (int i = 0; i < ROUNDS; i++) {
        make_cycles(LISTS);
        if (collect)
            ob_gc_collect();
        megabytes[i] = resident();
    }
    ob_interp_free(interp);
}

int main(void)
{
    double collected[ROUNDS], never[ROUNDS];
    measure(true, collected);
    measure(false, never);
    puts("# make bench: the process's resident memory, on this machine");
    puts("lists made\tnever collected\tafter every 10,000");
    for (int i = 4; i < ROUNDS; i += 5)
        printf("%d\t%.1f\t%.1f\n", (i + 1) * LISTS, never[i],
               collected[i]);
    return 0;
}
