/* A rude program on the library and on the model, side by side. */
#ifndef RUN_H
#define RUN_H

#include "world.h"

extern const char *const mode_names[MODES];

/* Ends the process when the two differ, or something is wrong. */
bool run_program(const Program *program, Mode mode);

/* What a program logs as in Python. */
const char *run_log(const Program *program);

#endif
