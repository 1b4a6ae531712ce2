# REFUSED: To tell others changes a plain object only
# Does not tell if others have references.
s/^    if (c->state == PLAIN)$/    if (c->state == PLAIN \&\& c->shared == 0)/
