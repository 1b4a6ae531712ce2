# REFUSED: Merged, shared has what was in both, also if it was below 0
# A shared count below 0 is taken for 0.
s/^    c->shared += c->local - gone;/    c->shared = (c->shared < 0 ? 0 : c->shared) + c->local - gone;/
