// REFUSED: After wipe nothing is left in bits 8 to 31.
/* Leaves bit 31. */
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
    *flags += ONE;
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return (flags >> 8) * STEP + byte - CANDIDATE;
}

void wipe(uint32_t *flags)
{
    if (*flags >> 8 != 0)
        *flags &= 0x800000FF;
}
