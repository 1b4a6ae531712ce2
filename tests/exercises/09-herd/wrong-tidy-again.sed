# REFUSED: What is known about the dead goes when they die
# Forgets it when a walk ends early.
s/^    if (--self->walks == 0)$/    if (--self->walks == 0 \&\& result == 0)/
