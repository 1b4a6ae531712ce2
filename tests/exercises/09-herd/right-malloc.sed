# The array is the C library's, and a death finds its own place in it from the end.
# OF: right-array.c
s/^#include "herd.h"/&\n\n#include <stdlib.h>/
s/ob_mem_alloc(ob_mem(), OB_MEM_DATA,/malloc(/
s/ob_mem_free(ob_mem(), self->refs)/free(self->refs)/
s/^#define malloc.*//
