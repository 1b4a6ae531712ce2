# REFUSED: A walk asks for no memory.
# Goes over a copy, and asks malloc for it.
s/^#include "herd.h"/&\n#include <stdlib.h>/
s/^    self->walks++;/    ObObject **copy = malloc((n + 1) * sizeof *copy);\n    if (copy == NULL)\n        return -1;\n    free(copy);\n&/
