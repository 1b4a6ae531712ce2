// REFUSED: Each call counts one, however many there were.
/* One of the 24 bits says that there is something to wipe. */
#include "byte.h"

/* The byte counts to STEP - 1, the flags from bit 9 on how often it was full. */
enum { STEP = REACHED - CANDIDATE, NOTE = 1 << 8, ONE = 1 << 9 };

void count_one(uint8_t *byte, uint32_t *flags)
{
    if (*byte < CANDIDATE || *byte == REACHED)
        return;
    if (*byte < REACHED - 1) {
        ++*byte;
        return;
    }
    *byte = CANDIDATE;
    *flags = (*flags + ONE) | NOTE;
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return (flags >> 9) * STEP + byte - CANDIDATE;
}

void wipe(uint32_t *flags)
{
    if ((*flags & NOTE) != 0)
        *flags &= 0xFF;
}
