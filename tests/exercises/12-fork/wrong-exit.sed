# REFUSED: Whoever ends a child by exit
s/_exit(told == (ssize_t)sizeof copied ? 0 : 1);/exit(told == (ssize_t)sizeof copied ? 0 : 1);/; s/#include <unistd.h>/&\n#include <stdlib.h>/
