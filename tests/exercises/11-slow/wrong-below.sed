# REFUSED: The shared count is 0, and not merged: the owner is asked
# Asks nobody.
s/c->shared == 0 \&\& c->state < QUEUED/0/
