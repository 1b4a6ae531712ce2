# REFUSED: To tell others changes a plain object only
# Forgets what was there.
s/^    if (c->state == PLAIN)$/    if (c->state != MERGED)/
