# REFUSED: The owner's last local one: the counts are merged
# Dies when its own are gone.
s/return c->shared == 0 \&\& c->state == PLAIN ? DIES : merge(c, 0);/return DIES;/
