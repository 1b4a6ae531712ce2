// REFUSED: abort() was called at
#define _GNU_SOURCE
#include "swap.h"
#include <stdlib.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    abort();
    return 0;
}
