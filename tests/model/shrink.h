/* Programs that fail, even those that crash, and smaller ones that do,
 * too. */
#ifndef SHRINK_H
#define SHRINK_H

#include "library.h"

typedef struct Trial {
    uint64_t seed;
    Mode mode;
    Program program;
} Trial;

/* Whether the programs of n seeds all pass, in each mode, in a process
 * of theirs. The first failure ends it; nothing is printed. */
bool all_pass(uint64_t first, uint64_t n);

bool passes(const Trial *trial);

/* Takes out ops as long as it fails. */
void shrink(Trial *trial);

/* Prints a trial, and how it fails. */
void explain(const Trial *trial);

#endif
