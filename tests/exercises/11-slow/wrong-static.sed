# REFUSED: The owner counts its own in local, and the others in shared.
# OF: wrong-owner-tries.c
# One owner for all objects, the newest one's.
/^#include "slow\.h"$/a\
\
static int the_owner;
/^    return (Counts){ \.owner = owner, \.local = 1 };$/i\
    the_owner = owner;
s/^    if (thread == c->owner)$/    if (thread == the_owner \&\& c->owner != 0)/
/^    if (thread == c->owner && c->state == TOLD)$/,/^        return false;$/d
