// REFUSED: It used NULL at
#define _GNU_SOURCE
#include "swap.h"

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    return *(volatile const char *)(a == b ? a : NULL);
    return 0;
}
