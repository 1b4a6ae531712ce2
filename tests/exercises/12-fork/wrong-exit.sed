# REFUSED: Whoever ends a child by exit
s/    _exit(told/    exit(told/; s/#include <unistd.h>/&\n#include <stdlib.h>/
