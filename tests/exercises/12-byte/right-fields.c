// The two parts of the flags by name; carries late.
#include "byte.h"

#include <string.h>

enum { FULL = REACHED - CANDIDATE };        /* 249 values */

static uint32_t high(uint32_t flags)
{
    return flags >> 8;
}

static uint32_t with_high(uint32_t flags, uint32_t value)
{
    return value << 8 | (flags & 255u);
}

void count_one(uint8_t *byte, uint32_t *flags)
{
    switch (*byte) {
    case 0: case 1: case 2: case 3: case 4: case 5: case REACHED:
        break;
    case REACHED - 1:
        *byte = CANDIDATE;
        *flags = with_high(*flags, high(*flags) + 1);
        break;
    default:
        (*byte)++;
    }
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return high(flags) * FULL + (uint32_t)(byte - CANDIDATE);
}

void wipe(uint32_t *flags)
{
    if (high(*flags))
        *flags = with_high(*flags, 0);
}
