# REFUSED: A shared count of 0 is a death only in
# Looks at the shared count alone.
s/c->shared == 0 \&\& c->state == MERGED ? DIES/c->shared == 0 ? DIES/
