/* Programs as Python. */
#ifndef PYTHON_H
#define PYTHON_H

#include "program.h"

/* Writes one to stdout; prelude.py lies beside it, and it logs. */
void python_program(const Program *program);

#endif
