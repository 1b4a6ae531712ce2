/* What to build. Nothing to change here. */
#ifndef BYTE_H
#define BYTE_H

#include <stdint.h>

enum { CANDIDATE = 6, REACHED = 255 };

void count_one(uint8_t *byte, uint32_t *flags);
uint32_t counted(uint8_t byte, uint32_t flags);
void wipe(uint32_t *flags);

#endif
