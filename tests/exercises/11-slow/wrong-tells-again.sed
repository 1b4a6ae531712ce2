# REFUSED: To tell others changes a plain object only
# Dies fast, though others were told.
s/c->shared == 0 \&\& c->state == PLAIN ? DIES : merge/c->shared == 0 \&\& c->state <= TOLD ? DIES : merge/
