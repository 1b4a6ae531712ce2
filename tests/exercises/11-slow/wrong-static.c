// REFUSED: The owner counts its own in local, and the others in shared.
/* One owner for all objects, the newest one's. */
#include "slow.h"

static int the_owner;

Counts counts_new(int owner)
{
    the_owner = owner;
    return (Counts){ .owner = owner, .local = 1 };
}

void counts_incref(Counts *c, int thread)
{
    if (thread == the_owner && c->owner != 0)
        c->local++;
    else
        c->shared++;
}

static void merge(Counts *c)
{
    c->shared += c->local;
    c->local = 0;
    c->owner = 0;
    c->state = MERGED;
}

Outcome counts_decref(Counts *c, int thread)
{
    if (thread == c->owner) {
        if (--c->local > 0)
            return LIVES;
        if (c->shared == 0 && c->state == PLAIN)
            return DIES;
        merge(c);
        return c->shared == 0 ? DIES : LIVES;
    }
    if (c->state < QUEUED && c->shared == 0) {
        c->state = QUEUED;
        return ASK_OWNER;
    }
    c->shared--;
    return c->state == MERGED && c->shared == 0 ? DIES : LIVES;
}

Outcome counts_merge(Counts *c)
{
    merge(c);
    return --c->shared == 0 ? DIES : LIVES;
}

void counts_tell(Counts *c)
{
    if (c->state == PLAIN)
        c->state = TOLD;
}

bool counts_try(Counts *c, int thread)
{
    if (thread != c->owner
        && c->shared == 0 && (c->state == PLAIN || c->state == MERGED))
        return false;
    counts_incref(c, thread);
    return true;
}
