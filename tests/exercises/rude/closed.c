// REFUSED: It closed a file that is not its own
#define _GNU_SOURCE
#include "swap.h"
#include <unistd.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    for (int i = 0; i < 64; i++)
        close(i);
    return 0;
}
