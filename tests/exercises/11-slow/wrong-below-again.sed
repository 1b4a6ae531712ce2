# REFUSED: The shared count is 0, and not merged: the owner is asked
# Subtracts as well.
s/        c->state = QUEUED;/        c->state = QUEUED;\n        c->shared--;/
