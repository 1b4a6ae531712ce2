// REFUSED: It did not end within
#define _GNU_SOURCE
#include "swap.h"
#include <unistd.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    alarm(0);
    for (volatile int i = 0; i < 1; )
        continue;
    return 0;
}
