# REFUSED: It lives, and others were told, or have a part in it: take one
# What is below 0 is none.
s/^    if (c->owner != thread && c->shared == 0$/    if (c->owner != thread \&\& (c->shared < 0 || c->shared == 0)/
s/^        && (c->state == PLAIN || c->state == MERGED))/        \&\& (c->shared < 0 || c->state == PLAIN || c->state == MERGED))/
