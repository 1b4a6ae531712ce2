/* Three digits: in the byte, in bits 8 to 15, in bits 16 to 31. The two
 * lower ones have 249 values each: 249 * 249 * 65536 is more than 2^31. */
#include "byte.h"

enum { BASE = REACHED - CANDIDATE };

void count_one(uint8_t *byte, uint32_t *flags)
{
    if (*byte < CANDIDATE || *byte == REACHED)
        return;
    if (++*byte < REACHED)
        return;
    *byte = CANDIDATE;
    uint32_t middle = *flags >> 8 & 0xFF, high = *flags >> 16;
    if (++middle == BASE) {
        middle = 0;
        high++;
    }
    *flags = (*flags & 0xFF) | (middle << 8) | (high << 16);
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    uint32_t middle = flags >> 8 & 0xFF, high = flags >> 16;
    return (high * BASE + middle) * BASE + (uint32_t)(byte - CANDIDATE);
}

void wipe(uint32_t *flags)
{
    if (*flags > 0xFF)
        *flags &= 0xFF;
}
