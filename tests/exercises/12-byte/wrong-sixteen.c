// REFUSED: Each call counts one, however many there were.
/* Bits 24 to 31 stay as they are. */
#include "byte.h"

/* The byte counts to STEP - 1, the flags how often it was full. */
enum { STEP = REACHED - CANDIDATE, ONE = 1 << 8 };

void count_one(uint8_t *byte, uint32_t *flags)
{
    if (*byte < CANDIDATE || *byte == REACHED)
        return;
    if (*byte < REACHED - 1) {
        ++*byte;
        return;
    }
    *byte = CANDIDATE;
    *flags = (*flags & 0xFF0000FF) | ((*flags + ONE) & 0xFFFF00);
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return (flags >> 8) * STEP + byte - CANDIDATE;
}

void wipe(uint32_t *flags)
{
    if (*flags >> 8 != 0)
        *flags &= 0xFF;
}
