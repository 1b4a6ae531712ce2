# REFUSED: It is queued already: now it is subtracted
# Never goes below 0.
s/^    c->shared--;$/    if (c->shared > 0)\n        c->shared--;/
