// REFUSED: It waits for input
#define _GNU_SOURCE
#include "swap.h"
#include <stdio.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    while (getchar() != EOF)
        continue;
    return 0;
}
