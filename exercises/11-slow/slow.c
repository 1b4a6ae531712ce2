/* Exercise 11.3: In slow motion    (make exercise EX=11-slow) */
#include "slow.h"

Counts counts_new(int owner)
{
    return (Counts){ .owner = owner, .local = 1 };
}

void counts_incref(Counts *c, int thread)
{
    /* Your code. */
    (void)thread;
    c->local++;
}

Outcome counts_decref(Counts *c, int thread)
{
    /* Your code. */
    (void)thread;
    return --c->local == 0 ? DIES : LIVES;
}

Outcome counts_merge(Counts *c)
{
    /* Your code. */
    (void)c;
    return LIVES;
}

void counts_tell(Counts *c)
{
    /* Your code. */
    (void)c;
}

bool counts_try(Counts *c, int thread)
{
    /* Your code. */
    (void)c;
    (void)thread;
    return false;
}
