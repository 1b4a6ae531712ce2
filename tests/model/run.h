/* A program on the library and on the model, side by side. */
#ifndef RUN_H
#define RUN_H

#include "library.h"

extern const char *const mode_names[MODES];

/* Whether they do the same; if not, says in what they differ. */
bool run_program(const Program *program, Mode mode);

/* What a program logs when only itself collects, as in Python; NULL if
 * it fails. */
const char *run_log(const Program *program);

#endif
