// REFUSED: megabytes of memory
#define _GNU_SOURCE
#include "swap.h"
#include <stdlib.h>
#include <string.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    for (int i = 0; i < 4000; i++) {
        char *block = malloc(1 << 20);
        if (block != NULL)
            memset(block, 1, 1 << 20);
    }
    return 0;
}
