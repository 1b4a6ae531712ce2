# REFUSED: What is known about the dead goes when they die
# Forgets to tidy up.
s/^    if (--self->walks == 0)$/    if (--self->walks > 100000)/
