// Tens and units: carries 200 at a time.
#include "byte.h"

void count_one(uint8_t *byte, uint32_t *flags)
{
    unsigned now = *byte;
    if (now < CANDIDATE || now == REACHED)
        return;
    if (now + 1 < CANDIDATE + 200) {
        *byte = (uint8_t)(now + 1);
        return;
    }
    *byte = CANDIDATE;
    *flags += 256;
}

uint32_t counted(uint8_t byte, uint32_t flags)
{
    return 200 * (flags / 256) + byte - CANDIDATE;
}

void wipe(uint32_t *flags)
{
    if (*flags > 255)
        *flags %= 256;
}
