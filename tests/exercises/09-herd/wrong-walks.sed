# REFUSED: What is known about the dead goes when they die
# Loses count of the walks.
s/^    if (--self->walks == 0)$/    if (result == 0 \&\& --self->walks == 0)/
