/* Exercise 12.2: The byte that overflows. A solution. */
#include "byte.h"

/* In the flags: how often SPILL was taken out of the byte. */
enum { SPILL = 128, SHIFT = 8 };

void count_one(uint8_t *byte, uint32_t *flags)
{
    if (*byte < CANDIDATE || *byte == REACHED)
        return;
    if (++*byte == REACHED) {
        *byte = (uint8_t)(*byte - SPILL);
        *flags += UINT32_C(1) << SHIFT;
    }
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return (flags >> SHIFT) * SPILL + byte - CANDIDATE;
}

void wipe(uint32_t *flags)
{
    if (*flags >> SHIFT != 0)
        *flags &= (UINT32_C(1) << SHIFT) - 1;
}
