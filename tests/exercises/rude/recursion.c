// REFUSED: a function called itself, again and again
#define _GNU_SOURCE
#include "swap.h"

int swap_names(ObNamespace *ns, const char *a, const char *b)
{
    (void)ns, (void)a, (void)b;
    volatile char here[200];
    here[3] = *a;
    return swap_names(ns, a, b) + here[3];
    return 0;
}
