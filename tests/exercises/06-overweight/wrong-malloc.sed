# REFUSED: Nothing may be allocated, of malloc either
# Has a table of those that it has seen, from malloc.
s/^#include "ouroboros.h"/&\n\n#include <stdlib.h>/
s/^    size_t n = 0;/&\n    free(malloc(8 * ob_list_size(list) + 8));/
