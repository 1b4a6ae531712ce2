# REFUSED: The queue has a reference.
# Merged before, and others have it: the queue keeps its own.
s/^    return merge(c, 1);/    return merge(c, c->state != MERGED || c->shared == 1);/
