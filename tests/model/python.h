/* Programs as Python. */
#ifndef PYTHON_H
#define PYTHON_H

#include "program.h"

#include <stdio.h>

/* Writes what model_resolve said, as one line. */
void python_op(FILE *out, const Op *op);

/* Writes what a program does. */
void python_ops(FILE *out, const Program *program);

/* Writes it whole: prelude.py lies beside it, and it logs. */
void python_program(FILE *out, const Program *program);

#endif
