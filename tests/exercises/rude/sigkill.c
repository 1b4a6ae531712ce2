// REFUSED: ended by a signal: Killed
#define _GNU_SOURCE
#include "swap.h"
#include <signal.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    raise(SIGKILL);
    return 0;
}
