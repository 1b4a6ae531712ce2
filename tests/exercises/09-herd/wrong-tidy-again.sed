# REFUSED: What is known about the dead goes when they die
# Forgets it when a walk ends early.
s/^    if (self->walks == 0 \&\& self->untidy)$/    if (self->walks == 0 \&\& self->untidy \&\& result == 0)/
