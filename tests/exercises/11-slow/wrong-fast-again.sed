# REFUSED: The owner's last local one: the counts are merged
# Lets the others find out.
s/return c->shared == 0 \&\& c->state == PLAIN ? DIES : merge(c, 0);/return c->shared == 0 \&\& c->state == PLAIN ? DIES : LIVES;/
