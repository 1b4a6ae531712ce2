# REFUSED: It is queued already: now it is subtracted
# Asks each time.
s/ \&\& c->state < QUEUED/ \&\& c->state != MERGED/
