# REFUSED: Nobody gets one that has died
# What dies of its last merge stays queued.
s/^    c->state = MERGED;/    if (c->shared != 0 || c->state != QUEUED)\n        c->state = MERGED;/
