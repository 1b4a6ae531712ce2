/* Case by case. */
#include "slow.h"

Counts counts_new(int owner)
{
    Counts c = { 0 };
    c.owner = owner;
    c.local = 1;
    return c;
}

void counts_incref(Counts *c, int thread)
{
    *(c->state != MERGED && c->owner == thread ? &c->local : &c->shared) += 1;
}

static void become_one(Counts *c)
{
    c->shared += c->local;
    c->local = 0;
    c->owner = 0;
    c->state = MERGED;
}

Outcome counts_decref(Counts *c, int thread)
{
    bool own = c->state != MERGED && c->owner == thread;
    if (own && --c->local > 0)
        return LIVES;
    if (own && c->state == PLAIN && c->shared == 0)
        return DIES;
    if (own) {
        become_one(c);
        return c->shared == 0 ? DIES : LIVES;
    }
    switch (c->state) {
    case PLAIN:
    case TOLD:
        if (c->shared == 0) {
            c->state = QUEUED;
            return ASK_OWNER;
        }
        c->shared--;
        return LIVES;
    case QUEUED:
        c->shared--;
        return LIVES;
    default:
        return --c->shared == 0 ? DIES : LIVES;
    }
}

Outcome counts_merge(Counts *c)
{
    become_one(c);
    return counts_decref(c, 0);
}

void counts_tell(Counts *c)
{
    switch (c->state) {
    case PLAIN:
        c->state = TOLD;
        break;
    default:
        break;
    }
}

bool counts_try(Counts *c, int thread)
{
    bool own = c->state != MERGED && c->owner == thread;
    bool has_part = c->shared != 0 || c->state == TOLD || c->state == QUEUED;
    if (!own && !has_part)
        return false;
    counts_incref(c, thread);
    return true;
}
