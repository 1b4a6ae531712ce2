# REFUSED: A shared count of 0 is a death only in
# Frees what is queued.
s/c->shared == 0 \&\& c->state == MERGED ? DIES/c->shared == 0 \&\& c->state != QUEUED ? DIES/
