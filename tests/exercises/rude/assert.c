// REFUSED: An assertion failed at
#define _GNU_SOURCE
#include "swap.h"
#include <assert.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    assert(a == b);
    return 0;
}
