/* Exercise 11.3: In slow motion. A solution. */
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

static Outcome merge(Counts *c, int gone)
{
    c->shared += c->local - gone;
    c->local = c->owner = 0;
    c->state = MERGED;
    return c->shared == 0 ? DIES : LIVES;
}

static Outcome decref_shared(Counts *c)
{
    if (c->shared == 0 && c->state < QUEUED) {
        c->state = QUEUED;
        return ASK_OWNER;
    }
    c->shared--;
    return c->shared == 0 && c->state == MERGED ? DIES : LIVES;
}

Outcome counts_decref(Counts *c, int thread)
{
    if (c->owner != thread)
        return decref_shared(c);
    c->local--;
    if (c->local > 0)
        return LIVES;
    return c->shared == 0 && c->state == PLAIN ? DIES : merge(c, 0);
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
    if (c->owner != thread && c->shared == 0
        && (c->state == PLAIN || c->state == MERGED))
        return false;
    counts_incref(c, thread);
    return true;
}
