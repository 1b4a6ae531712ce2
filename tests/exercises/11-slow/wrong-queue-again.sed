# REFUSED: The queue has a reference.
# Does nothing if it is merged.
s/^    return merge(c, 1);/    return c->state == MERGED ? LIVES : merge(c, 1);/
