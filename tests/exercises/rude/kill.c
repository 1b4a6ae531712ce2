// REFUSED: ended by a signal: Terminated
#define _GNU_SOURCE
#include "swap.h"
#include <signal.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    raise(SIGTERM);
    return 0;
}
