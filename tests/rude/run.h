/* A rude program on both, step by step. */
#ifndef RUN_H
#define RUN_H

#include "model.h"

/* Ends the process when the two differ, or something is wrong. The log
 * is the world's. */
const World *run_program(const Program *program, Mode mode);

#endif
