// REFUSED: It wrote
#define _GNU_SOURCE
#include "swap.h"
#include <stdlib.h>
#include <string.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    char *volatile block = malloc(30);
    volatile size_t size = 33;
    for (size_t i = 0; i < size; i++)
        block[i] = 1;
    free(block);
    return 0;
}
