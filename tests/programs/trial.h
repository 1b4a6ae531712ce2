/* Programs that fail, even those that crash, and smaller ones that do,
 * too. What a program is, what can be left out of it and how it is run,
 * program.h and run.h say: one pair for each kind of programs. */
#ifndef TRIAL_H
#define TRIAL_H

#include "run.h"

typedef struct Trial {
    uint64_t seed;
    Mode mode;
    Program program;
} Trial;

/* Whether the programs of n seeds all pass, in each mode, in a process
 * of theirs. The first failure ends it; nothing is printed. */
bool all_pass(uint64_t first, uint64_t n);

bool fails(const Trial *trial);

/* Leaves out whatever it fails without. */
void shrink(Trial *trial);

/* Prints a trial, and how it fails. */
void explain(const Trial *trial);

#endif
