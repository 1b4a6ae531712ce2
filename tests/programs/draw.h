/* Chance that is the same everywhere. */
#ifndef DRAW_H
#define DRAW_H

#include <stdint.h>

/* A number from 0 to n - 1. */
int below(uint64_t *state, int n);

#endif
