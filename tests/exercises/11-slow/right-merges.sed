# What dies at once is merged as well.
s/^    return c->shared == 0 \&\& c->state == PLAIN ? DIES : merge(c, 0);/    return merge(c, 0);/
