// REFUSED: A merged object without references is dead.
// The owner's last one merges, and says in any case that it lives.
#include "slow.h"

Counts counts_new(int owner)
{
    return (Counts){ .owner = owner, .local = 1 };
}

void counts_incref(Counts *c, int thread)
{
    if (c->owner == thread)
        c->local++;
    else
        c->shared++;
}

static Outcome merge(Counts *c, int less)
{
    c->shared += c->local - less;
    c->local = 0;
    c->owner = 0;
    c->state = MERGED;
    return c->shared == 0 ? DIES : LIVES;
}

Outcome counts_decref(Counts *c, int thread)
{
    if (c->owner == thread) {
        if (--c->local > 0)
            return LIVES;
        if (c->shared == 0 && c->state == PLAIN)
            return DIES;
        merge(c, 0);
        return LIVES;
    }
    if (c->shared == 0 && c->state < QUEUED) {
        c->state = QUEUED;
        return ASK_OWNER;
    }
    c->shared--;
    return c->state == MERGED && c->shared == 0 ? DIES : LIVES;
}

Outcome counts_merge(Counts *c)
{
    return merge(c, 1);
}

void counts_tell(Counts *c)
{
    if (c->state == PLAIN)
        c->state = TOLD;
}

bool counts_try(Counts *c, int thread)
{
    if (c->owner == thread) {
        c->local++;
        return true;
    }
    if (c->shared == 0 && (c->state == PLAIN || c->state == MERGED))
        return false;
    c->shared++;
    return true;
}
