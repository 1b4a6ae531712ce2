/* Exercise 12.2: The byte that overflows
 * (make exercise EX=12-byte) */
#include "byte.h"

void count_one(uint8_t *byte, uint32_t *flags)
{
    /* Your code. */
    (void)flags;
    ++*byte;
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    (void)flags;
    return (uint32_t)(byte - CANDIDATE);
}

void wipe(uint32_t *flags)
{
    (void)flags;
}
