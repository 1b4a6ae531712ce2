// REFUSED: It lives, and others were told, or have a part in it: take one
/* An owner cannot try when others were told. */
#include "slow.h"

Counts counts_new(int owner)
{
    return (Counts){ .owner = owner, .local = 1 };
}

void counts_incref(Counts *c, int thread)
{
    if (thread == c->owner)
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
    if (thread == c->owner && c->state == TOLD)
        return false;
    if (thread != c->owner
        && c->shared == 0 && (c->state == PLAIN || c->state == MERGED))
        return false;
    counts_incref(c, thread);
    return true;
}
