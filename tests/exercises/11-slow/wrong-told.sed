# REFUSED: The shared count is 0, and not merged: the owner is asked
# Asks only for plain ones.
s/c->state < QUEUED/c->state == PLAIN/
