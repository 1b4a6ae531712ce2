# REFUSED: A merged object without references is dead.
# Raises the dead.
s/        \&\& (c->state == PLAIN || c->state == MERGED))/        \&\& c->state == PLAIN)/
