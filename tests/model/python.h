/* Programs as Python. */
#ifndef PYTHON_H
#define PYTHON_H

#include "program.h"

#include <stdio.h>

/* Writes what model_resolve said, as one line. */
void python_op(FILE *out, const Op *op);

#endif
