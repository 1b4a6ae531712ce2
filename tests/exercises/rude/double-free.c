// REFUSED: It freed something twice at
#define _GNU_SOURCE
#include "swap.h"
#include <stdlib.h>

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    char *block = malloc(30);
    char *volatile again = block;
    free(block);
    free(again);
    return 0;
}
