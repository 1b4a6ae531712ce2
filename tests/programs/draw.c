#include "draw.h"

/* splitmix64: Steele, Lea, Flood, OOPSLA 2014 */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

int below(uint64_t *state, int n)
{
    return (int)(next(state) % (uint64_t)n);
}
