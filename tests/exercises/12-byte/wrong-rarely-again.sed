# REFUSED: The flags are somewhere in memory
s/if (++\*byte == REACHED) {/*flags += 1u << SHIFT;\n    if (false) {/; s/#include "byte.h"/&\n#include <stdbool.h>/; s/return (flags >> SHIFT) \* SPILL + byte - CANDIDATE;/return (flags >> SHIFT) + byte - byte;/
