# REFUSED: One of the names is not bound
s/^    ObObject \*first = /    if (strcmp(a, b) == 0)\n        return 0;\n&/
s/#include "ouroboros.h"/&\n#include <string.h>/
