# REFUSED: What is known about the dead goes when they die
# Loses count of the walks.
s/^    self->walks--;$/    if (result == 0)\n        self->walks--;/
